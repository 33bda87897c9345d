import { crc32 } from '../../core/bytes/crc.ts';
import type { Files } from '../../core/ports/files.ts';

/** Who is told what is in a log. */
export interface LogVisitor {
  /** One record's bytes, which stay as they are until `settle` returns. */
  record(bytes: Uint8Array, start: number, end: number, offset: number): void;
  settle(): void;
  damaged(damage: LogDamage): void;
}

export interface LogDamage {
  readonly offset: number;
  readonly why: 'checksum' | 'chunk' | 'cut-record' | 'rest-of-record' | 'record-too-large';
}

/** Where reading goes on when the file has grown. */
export interface LogPosition {
  readonly offset: number;
  /** Looking for the beginning of a record after damage, which was told. */
  readonly recovering: boolean;
}

export interface LogEnd extends LogPosition {
  /** What is wrong in the last block; whoever writes it may be at it still, so that it is read again. */
  readonly damage?: LogDamage | undefined;
  /** The file begins with something else. */
  readonly foreign?: true;
}

export const LOG_START: LogPosition = { offset: 0, recovering: false };

const BLOCK = 32_768;
const HEADER = 7;
const WINDOW = 32 * BLOCK;
const LARGEST_RECORD = 64 * 1024 * 1024;
const MAGIC = [0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe, 0x00];

interface Scan {
  readonly visitor: LogVisitor;
  readonly size: number;
  /** The chunks so far of a record that crosses blocks, and where it begins. */
  parts: Uint8Array[];
  begin: number;
  length: number;
  recovering: boolean;
  damage: LogDamage | undefined;
}

/**
 * Reads the whole records of a `.wandb` log from `position` on: blocks of 32 KiB with chunks of
 * `crc32 (IEEE, over type and data), length, type, data`, after LevelDB. What is damaged is told and passed over up to the next
 * block; a record that is not whole yet is left for the next time.
 */
export function readLog(files: Files, path: string, size: number, position: LogPosition, visitor: LogVisitor): LogEnd {
  const scan: Scan = { visitor, size, parts: [], begin: 0, length: 0, recovering: position.recovering, damage: undefined };
  const before = position.offset === 0 ? headerOf(files, path) : undefined;
  if (before !== undefined) return before;
  let at = Math.max(position.offset, HEADER);
  for (let base = at - (at % BLOCK); base < size; base += WINDOW) {
    const bytes = files.readBytes(path, base, Math.min(base + WINDOW, size));
    if (bytes === undefined) break;
    at = base + readWindow(scan, bytes, base, at - base);
    visitor.settle();
    if (scan.damage !== undefined || bytes.length < WINDOW) break;
  }
  return { offset: scan.parts.length > 0 ? scan.begin : at, recovering: scan.recovering, damage: scan.damage };
}

/** Where a file ends that is no log, or none yet. */
function headerOf(files: Files, path: string): LogEnd | undefined {
  const bytes = files.readBytes(path, 0, HEADER) ?? [];
  if (bytes.length < HEADER) return LOG_START;
  return MAGIC.some((byte, at) => bytes[at] !== byte) ? { ...LOG_START, foreign: true } : undefined;
}

/** Answers where in the window it stopped: at its end, at a chunk that is not whole yet, or at damage in the last block. */
function readWindow(scan: Scan, bytes: Uint8Array, base: number, from: number): number {
  let at = from;
  for (;;) {
    const left = BLOCK - (at & (BLOCK - 1));
    if (left < HEADER) {
      if (at + left > bytes.length) return at;
      at += left;
      continue;
    }
    if (at + HEADER > bytes.length) return at;
    const end = at + HEADER + (bytes[at + 4]! | (bytes[at + 5]! << 8));
    const why = end > at + left ? 'chunk' : end <= bytes.length ? fault(bytes, at, end) : 'unfinished';
    if (why === 'unfinished') return at;
    if (why === undefined) {
      readChunk(scan, bytes, at, end, base);
      at = end;
      continue;
    }
    const damage = { offset: base + at, why } as const;
    if (base + at + left >= scan.size) {
      scan.damage = damage;
      return at;
    }
    lose(scan, damage);
    at += left;
  }
}

function fault(bytes: Uint8Array, at: number, end: number): 'checksum' | 'chunk' | undefined {
  const stored = (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
  if (crc32(bytes, at + 6, end) !== stored) return 'checksum';
  return bytes[at + 6]! >= FULL && bytes[at + 6]! <= LAST ? undefined : 'chunk';
}

const FULL = 1;
const FIRST = 2;
const LAST = 4;

function readChunk(scan: Scan, bytes: Uint8Array, at: number, end: number, base: number): void {
  const type = bytes[at + 6]!;
  const offset = base + at;
  if (type === FULL || type === FIRST) {
    if (scan.parts.length > 0) lose(scan, { offset: scan.begin, why: 'cut-record' });
    scan.recovering = false;
    scan.begin = offset;
    if (type === FULL) scan.visitor.record(bytes, at + HEADER, end, offset);
    else keep(scan, bytes, at + HEADER, end);
    return;
  }
  if (scan.parts.length === 0) {
    if (!scan.recovering) lose(scan, { offset, why: 'rest-of-record' });
    return;
  }
  keep(scan, bytes, at + HEADER, end);
  if (type === LAST && scan.parts.length > 0) finish(scan);
}

function keep(scan: Scan, bytes: Uint8Array, start: number, end: number): void {
  // Not `slice`: that of Node's buffers is a view on the whole window.
  scan.parts.push(new Uint8Array(bytes.subarray(start, end)));
  scan.length += end - start;
  if (scan.length > LARGEST_RECORD) lose(scan, { offset: scan.begin, why: 'record-too-large' });
}

function finish(scan: Scan): void {
  const whole = new Uint8Array(scan.length);
  let at = 0;
  for (const part of scan.parts) {
    whole.set(part, at);
    at += part.length;
  }
  scan.parts = [];
  scan.length = 0;
  scan.visitor.record(whole, 0, whole.length, scan.begin);
}

function lose(scan: Scan, damage: LogDamage): void {
  scan.parts = [];
  scan.length = 0;
  scan.recovering = true;
  scan.visitor.damaged(damage);
}
