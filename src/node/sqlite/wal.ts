import { pageSizeOf } from './file-header.ts';
import { readInto } from './block-file.ts';
import { addToSum, type WalSum } from './wal-checksum.ts';

/** The committed part of a write-ahead log, per https://sqlite.org/fileformat2.html#the_write_ahead_log */
export interface Wal {
  readonly pageSize: number;
  /** Database size in pages after the last commit. */
  readonly pageCount: number;
  readonly frames: number;
  /** Where in the log the newest committed copy of a page starts. */
  readonly pages: ReadonlyMap<number, number>;
  /** Header bytes: two logs with the same ones are the same generation. */
  readonly generation: string;
}

export type WalProblem = 'empty' | 'bad-header' | 'no-commit' | 'page-size';

const fileHeader = 32;
const frameHeader = 24;
const formatVersion = 3007000;
const littleEndianMagic = 0x377f0682;
const chunkBytes = 1024 * 1024;

/** What a connection that recovers the log would see: frames up to the last commit whose checksums hold. */
export function readWal(fd: number): Wal | WalProblem {
  const header = readHeader(fd);
  if (typeof header === 'string') return header;
  const pages = new Map<number, number>();
  const pending = new Map<number, number>();
  let pageCount = 0;
  let frames = 0;
  walkFrames(fd, header, 0, header.sum, (frame) => {
    pending.set(frame.page, frame.offset);
    if (frame.commit === 0) return;
    for (const [page, offset] of pending) pages.set(page, offset);
    pending.clear();
    pageCount = frame.commit;
    frames = frame.index + 1;
  });
  if (frames === 0) return 'no-commit';
  return { pageSize: header.pageSize, pageCount, frames, pages, generation: header.generation };
}

/** The header as comparable text; what is no valid log has the generation `none`. */
export function walGeneration(fd: number): string {
  const header = readHeader(fd);
  return typeof header === 'string' ? 'none' : header.generation;
}

/**
 * The commits that followed `wal` in the same log: where the copies of the pages lie that `wal` has none of.
 * Undefined when another log took its place.
 */
export function committedSince(fd: number, wal: Wal): ReadonlyMap<number, readonly number[]> | undefined {
  const header = readHeader(fd);
  if (typeof header === 'string' || header.generation !== wal.generation) return undefined;
  const bytes = new Uint8Array(8);
  readInto(fd, bytes, fileHeader + (wal.frames - 1) * (frameHeader + wal.pageSize) + 16);
  const last = new DataView(bytes.buffer);
  const newer = new Map<number, number[]>();
  let pending: Frame[] = [];
  walkFrames(fd, header, wal.frames, { a: last.getUint32(0), b: last.getUint32(4) }, (frame) => {
    pending.push(frame);
    if (frame.commit === 0) return;
    for (const { page, offset } of pending) {
      if (!wal.pages.has(page)) newer.set(page, [...(newer.get(page) ?? []), offset]);
    }
    pending = [];
  });
  return newer;
}

interface Header {
  readonly pageSize: number;
  readonly bigEndian: boolean;
  readonly salts: readonly [number, number];
  readonly sum: WalSum;
  readonly generation: string;
}

function readHeader(fd: number): Header | WalProblem {
  const bytes = new Uint8Array(fileHeader);
  if (readInto(fd, bytes, 0) < fileHeader) return 'empty';
  const view = new DataView(bytes.buffer);
  const bigEndian = view.getUint32(0) === littleEndianMagic + 1;
  const pageSize = pageSizeOf(view.getUint32(8));
  if (!bigEndian && view.getUint32(0) !== littleEndianMagic) return 'bad-header';
  if (pageSize === undefined || view.getUint32(4) !== formatVersion) return 'bad-header';
  const sum: WalSum = { a: 0, b: 0 };
  addToSum(sum, new Uint32Array(bytes.buffer), 0, 6, bigEndian);
  if (sum.a !== view.getUint32(24) || sum.b !== view.getUint32(28)) return 'bad-header';
  const salts = [view.getUint32(16), view.getUint32(20)] as const;
  return { pageSize, bigEndian, salts, sum, generation: Buffer.from(bytes).toString('hex') };
}

interface Frame {
  readonly index: number;
  readonly page: number;
  /** Database size in pages when this frame commits, else 0. */
  readonly commit: number;
  readonly offset: number;
}

/** Calls `visit` for every frame from `first` on whose salt and checksum hold, and stops at the first that does not. */
function walkFrames(fd: number, header: Header, first: number, start: WalSum, visit: (frame: Frame) => void): void {
  const frameBytes = frameHeader + header.pageSize;
  const perChunk = Math.max(1, Math.floor(chunkBytes / frameBytes));
  const chunk = Buffer.alloc(perChunk * frameBytes);
  const words = new Uint32Array(chunk.buffer, chunk.byteOffset, chunk.length / 4);
  const sum = { ...start };
  for (let index = first; ; index += perChunk) {
    const filled = readInto(fd, chunk, fileHeader + index * frameBytes);
    const complete = Math.floor(filled / frameBytes);
    for (let i = 0; i < complete; i++) {
      const at = i * frameBytes;
      if (!isNextFrame(chunk, words, at, header, sum)) return;
      const offset = fileHeader + (index + i) * frameBytes + frameHeader;
      visit({ index: index + i, page: chunk.readUInt32BE(at), commit: chunk.readUInt32BE(at + 4), offset });
    }
    if (complete < perChunk) return;
  }
}

function isNextFrame(chunk: Buffer, words: Uint32Array, at: number, header: Header, sum: WalSum): boolean {
  if (chunk.readUInt32BE(at) === 0) return false;
  if (chunk.readUInt32BE(at + 8) !== header.salts[0] || chunk.readUInt32BE(at + 12) !== header.salts[1]) return false;
  const word = at / 4;
  addToSum(sum, words, word, word + 2, header.bigEndian);
  addToSum(sum, words, word + 6, word + 6 + header.pageSize / 4, header.bigEndian);
  return sum.a === chunk.readUInt32BE(at + 16) && sum.b === chunk.readUInt32BE(at + 20);
}
