import { fstatSync } from 'node:fs';
import { lockStart, readInto } from './block-file.ts';
import { pageSizeOf } from './file-header.ts';
import { isAbandonedSuperJournal, journalMagic } from './super-journal.ts';

/** A transaction that has not committed: the original pages it is about to overwrite, per https://sqlite.org/fileformat2.html#the_rollback_journal */
export interface HotJournal {
  readonly pageSize: number;
  /** Database size in pages before the transaction. */
  readonly pageCount: number;
  /** Where in the journal the original of a page starts. */
  readonly pages: ReadonlyMap<number, number>;
  /** Changes whenever the journal protects more or other pages. */
  readonly signature: string;
}

export type ColdJournal = 'empty' | 'zeroed' | 'garbage' | 'committed';

const headerFields = 28;
const nonceStart = 12;
const countFromSize = 0xffff_ffff;

/**
 * What SQLite's own recovery would put back. Whether the writer died or is still at work makes no difference:
 * until the journal is gone, the committed state is the file with these pages put back.
 */
export function readJournal(fd: number): HotJournal | ColdJournal {
  const size = fstatSync(fd).size;
  if (size === 0) return 'empty';
  const first = segmentAt(fd, 0, size);
  if (first === 'zeroed') return 'zeroed';
  const shape = first === undefined ? undefined : shapeOf(first);
  if (first === undefined || shape === undefined || size < shape.sectorSize) return 'garbage';
  if (isAbandonedSuperJournal(fd, size)) return 'committed';
  return { ...shape, ...collect(fd, size, first, shape) };
}

/** Tells one uncommitted transaction from the next and from none, by the journal's first header alone. */
export function journalMark(fd: number): string {
  const size = fstatSync(fd).size;
  const header = segmentAt(fd, 0, size);
  if (!(header instanceof Buffer) || isAbandonedSuperJournal(fd, size)) return 'cold';
  return header.toString('hex', nonceStart);
}

interface Shape {
  readonly pageSize: number;
  readonly sectorSize: number;
  readonly pageCount: number;
}

function shapeOf(header: Buffer): Shape | undefined {
  const pageSize = pageSizeOf(header.readUInt32BE(24));
  const sectorSize = header.readUInt32BE(20);
  const isPower = sectorSize >= 32 && sectorSize <= 65536 && (sectorSize & (sectorSize - 1)) === 0;
  return pageSize === undefined || !isPower ? undefined : { pageSize, sectorSize, pageCount: header.readUInt32BE(16) };
}

/** The fields of a segment's header; `zeroed` is how a finished transaction marks a journal that it keeps. */
function segmentAt(fd: number, offset: number, size: number): Buffer | 'zeroed' | undefined {
  if (offset + headerFields > size) return undefined;
  const header = Buffer.alloc(headerFields);
  readInto(fd, header, offset);
  if (header[0] === 0) return 'zeroed';
  return header.toString('hex', 0, 8) === journalMagic ? header : undefined;
}

function collect(fd: number, size: number, first: Buffer, shape: Shape): Pick<HotJournal, 'pages' | 'signature'> {
  const { pageSize, sectorSize, pageCount } = shape;
  const pages = new Map<number, number>();
  const marks: string[] = [];
  const record = Buffer.alloc(pageSize + 8);
  const lockPage = Math.floor(lockStart / pageSize) + 1;

  const restore = (offset: number, nonce: number): boolean => {
    if (readInto(fd, record, offset) < record.length) return false;
    const page = record.readUInt32BE(0);
    if (page === 0 || page === lockPage) return false;
    if (checksum(record, pageSize, nonce) !== record.readUInt32BE(pageSize + 4)) return false;
    if (page <= pageCount) pages.set(page, offset + 4);
    return true;
  };

  let offset = 0;
  for (let header: Buffer | 'zeroed' | undefined = first; header instanceof Buffer; ) {
    const body = offset + sectorSize;
    const count = header.readUInt32BE(8);
    const records = count === countFromSize ? Math.floor((size - body) / record.length) : count;
    let done = 0;
    while (done < records && restore(body + done * record.length, header.readUInt32BE(nonceStart))) done++;
    marks.push(`${header.toString('hex')}/${done}`);
    if (done < records) break;
    offset = Math.ceil((body + done * record.length) / sectorSize) * sectorSize;
    header = segmentAt(fd, offset, size - (sectorSize - headerFields));
  }
  return { pages, signature: marks.join(' ') };
}

/** SQLite samples every 200th byte from the end: enough to tell a record of this journal from what lay there before. */
function checksum(record: Buffer, pageSize: number, nonce: number): number {
  let sum = nonce;
  for (let i = pageSize - 200; i > 0; i -= 200) sum = (sum + (record[4 + i] as number)) >>> 0;
  return sum;
}
