import { SqlFileError } from '../../core/ports/sql.ts';

/** The first 100 bytes of a database, as described in https://sqlite.org/fileformat2.html#the_database_header */
export interface DatabaseHeader {
  readonly pageSize: number;
  readonly wal: boolean;
  /** Pages according to the header, undefined when an old writer left that number stale. */
  readonly pageCount: number | undefined;
}

export const headerBytes = 100;
const magic = 'SQLite format 3\0';
const newestReadVersion = 2;
const newestSchemaFormat = 4;

/** Throws a `SqlFileError` that says what is wrong with a file that is no readable database. `head` is its first page, or as much as there is. */
export function databaseHeader(path: string, head: Uint8Array, fileBytes: number): DatabaseHeader {
  if (head.length < headerBytes) throw shortFile(path, head);
  if (latin1(head, magic.length) !== magic) throw foreignFile(path, head, fileBytes);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const pageSize = pageSizeOf(view.getUint16(16));
  if (pageSize === undefined) throw new SqlFileError('not-a-database', path, { reason: 'page-size' });
  const version = view.getUint8(19);
  if (version > newestReadVersion) throw new SqlFileError('unsupported', path, { reason: 'read-version', version });
  const format = view.getUint32(44);
  if (format > newestSchemaFormat) throw new SqlFileError('unsupported', path, { reason: 'schema-format', version: format });
  const counted = view.getUint32(24) === view.getUint32(92) && view.getUint32(28) > 0;
  return { pageSize, wal: version === 2, pageCount: counted ? view.getUint32(28) : undefined };
}

/** 1 stands for 65536, which does not fit into the two bytes. */
export function pageSizeOf(stored: number): number | undefined {
  const size = stored === 1 ? 65536 : stored;
  return size >= 512 && size <= 65536 && (size & (size - 1)) === 0 ? size : undefined;
}

/** The page size that the start of a database names; undefined when that is none. */
export function storedPageSize(head: Uint8Array): number | undefined {
  return head.length < 18 ? undefined : pageSizeOf(new DataView(head.buffer, head.byteOffset).getUint16(16));
}

/** The counter that every commit with a rollback journal changes; 0 when there is no header yet. */
export function changeCounter(head: Uint8Array): number {
  return head.length < 28 ? 0 : new DataView(head.buffer, head.byteOffset).getUint32(24);
}

/** An overlay already holds what the log would add, so the engine must not look for a log of its own. */
export function withoutWalMode(page: Uint8Array): Uint8Array {
  if (page[18] === 2) page[18] = 1;
  if (page[19] === 2) page[19] = 1;
  return page;
}

function shortFile(path: string, head: Uint8Array): SqlFileError {
  const isStart = magic.startsWith(latin1(head, magic.length));
  return new SqlFileError(isStart ? 'truncated' : 'not-a-database', path, { bytes: head.length, expected: headerBytes });
}

/** Encrypted databases are whole pages of noise. Archives are noise too, but hardly ever a round number of kilobytes long. */
function foreignFile(path: string, head: Uint8Array, fileBytes: number): SqlFileError {
  return new SqlFileError(fileBytes % 1024 === 0 && looksRandom(head) ? 'encrypted' : 'not-a-database', path);
}

function looksRandom(head: Uint8Array): boolean {
  if (head.length < 1024) return false;
  const counts = new Uint32Array(256);
  for (const byte of head) counts[byte] = (counts[byte] ?? 0) + 1;
  const entropy = counts.reduce((sum, n) => (n === 0 ? sum : sum - (n / head.length) * Math.log2(n / head.length)), 0);
  return entropy > 7.7;
}

function latin1(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length));
}
