import type { Database } from 'sql.js';

/** What sql.js's file system uses of the content it is given, instead of the array of bytes that its types ask for. */
export interface Content {
  readonly length: number;
  subarray(start: number, end: number): Uint8Array;
  slice(start?: number, end?: number): Content;
}

type Open = (content: Content | undefined) => Database;

/**
 * Tries on a small database whether sql.js takes content over without copying it and asks for it piece by piece.
 * Nothing promises that it does: it follows from how Emscripten keeps files in memory.
 */
export function readsLazily(open: Open): boolean {
  const bytes = emptyDatabase();
  let largest = 0;
  const content: Content = {
    length: bytes.length,
    slice: () => content,
    subarray(start, end) {
      largest = Math.max(largest, end - start);
      return bytes.subarray(start, end);
    },
  };
  return readsBack(open, content) && largest > 0 && largest <= bytes.length / 2;
}

const PAGE_SIZE = 512;
const PAGES = 64;
const USER_VERSION = 20_261_123;

/** Written by hand (https://sqlite.org/fileformat2.html): making it by SQL would compile half of the engine, 100 ms at every start. */
function emptyDatabase(): Uint8Array {
  const bytes = new Uint8Array(PAGE_SIZE * PAGES);
  bytes.set(new TextEncoder().encode('SQLite format 3\0'));
  bytes.set([PAGE_SIZE >> 8, PAGE_SIZE & 255, 1, 1, 0, 64, 32, 32], 16);
  const header = new DataView(bytes.buffer);
  const fields = {
    changeCounter: [24, 1],
    pageCount: [28, PAGES],
    schemaCookie: [40, 1],
    schemaFormat: [44, 4],
    encoding: [56, 1],
    userVersion: [60, USER_VERSION],
    validFor: [92, 1],
    writer: [96, 3_045_000],
  };
  for (const [offset, value] of Object.values(fields)) header.setUint32(offset!, value!);
  bytes.set([0x0d, 0, 0, 0, 0, PAGE_SIZE >> 8, PAGE_SIZE & 255, 0], 100);
  return bytes;
}

function readsBack(open: Open, content: Content): boolean {
  let database: Database | undefined;
  try {
    database = open(content);
    return database.exec('pragma user_version')[0]?.values[0]?.[0] === USER_VERSION;
  } catch {
    return false;
  } finally {
    database?.close();
  }
}
