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
  const bytes = smallDatabase(open);
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

const rows = 2000;

function smallDatabase(open: Open): Uint8Array {
  const database = open(undefined);
  try {
    database.run('create table probe(x)');
    database.run(`with recursive n(i) as (values(1) union all select i + 1 from n where i < ${rows}) insert into probe select i from n`);
    return database.export();
  } finally {
    database.close();
  }
}

function readsBack(open: Open, content: Content): boolean {
  let database: Database | undefined;
  try {
    database = open(content);
    return database.exec('select sum(x) from probe')[0]?.values[0]?.[0] === (rows * (rows + 1)) / 2;
  } catch {
    return false;
  } finally {
    database?.close();
  }
}
