import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import initSqlJs, { type Database } from 'sql.js';
import { describe, expect, it } from 'vitest';
import { byEngine, scanned, sparingly } from '../../../../test/fixtures/sqlite/images.ts';
import type { SqlDatabase } from '../../../core/ports/sql.ts';

const soak = process.env['KNEEPOINT_SOAK'] !== undefined;
const { Database: SqlJs } = await initSqlJs({ useOldExtensionFunctions: false } as object);
const open = (bytes: Uint8Array): Database => new SqlJs(bytes);

/** Three levels of pages, rows of all sizes, some on pages of their own. */
function database(pageSize: number): Uint8Array {
  const made = new SqlJs();
  made.run(`pragma page_size = ${pageSize}; create table t (id INTEGER PRIMARY KEY, name TEXT, score REAL, note);
    create table small (a, b); insert into small values (1, 'one'), (2, 'two');
    with recursive n(i) as (values (0) union all select i + 1 from n where i < 900)
    insert into t select i * 3, 'name ' || i, i / 4.0, case i % 50 when 7 then zeroblob(i * 5) else hex(i) end from n`);
  const bytes = made.export();
  made.close();
  return bytes;
}

const good = [512, 1024].map(database);
const columns = ['note', 'id', 'name', 'score'];

describe('a damaged table', () => {
  const spot = fc.tuple(fc.nat(), fc.nat({ max: 255 }));
  const damage = (bytes: Uint8Array, spots: readonly (readonly [number, number])[], from: number): Uint8Array => {
    const copy = Uint8Array.from(bytes);
    for (const [at, byte] of spots) copy[from + (at % (bytes.length - from))] = byte;
    return copy;
  };

  it('is read as the engine reads it, or is said to be damaged', { timeout: 600_000 }, () => {
    const spots = fc.array(spot, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...good), spots, fc.boolean(), (bytes, where, heads) => {
        const pageSize = (bytes[16]! << 8) | bytes[17]!;
        // Damage to the first bytes of pages, their headers and pointers, has the most consequences.
        const aimed = heads ? where.map(([at, byte]) => [Math.floor(at / 24) * pageSize + (at % 24), byte] as const) : where;
        const spoilt = damage(bytes, aimed, pageSize);
        const read = (db: SqlDatabase) => [scanned(db, 't', columns), scanned(db, 'small', ['a', 'b']), db.largestRowid('t')];
        const { answer } = sparingly(spoilt, open, read);
        if ('error' in answer) expect(answer.error).toMatchObject({ name: 'SqlFileError', code: 'damaged' });
        else expect(isDeepStrictEqual(answer, byEngine(spoilt, open, read))).toBe(true);
      }),
      soak ? { numRuns: 10_000 } : { seed: 20263, numRuns: 500 },
    );
  });

  it('comes to an end wherever the damage is', { timeout: 600_000 }, () => {
    const spots = fc.array(spot, { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.constantFrom(...good), spots, fc.boolean(), (bytes, where, first) => {
        const aimed = first ? where.map(([at, byte]) => [at % 1024, byte] as const) : where;
        const read = (db: SqlDatabase) => [scanned(db, 't', columns), db.columns('small'), db.largestRowid('t')];
        const { answer } = sparingly(damage(bytes, aimed, 100), open, read);
        if ('error' in answer) expect(answer.error).toMatchObject({ name: 'SqlFileError' });
      }),
      soak ? { numRuns: 10_000 } : { seed: 20264, numRuns: 500 },
    );
  });
});

describe('pages that lead in circles', () => {
  const pageSize = 512;
  const blank = (): Buffer => {
    const made = new SqlJs();
    made.run(
      `pragma page_size = ${pageSize}; create table t (a); create table s (a); insert into s values (zeroblob(20000)); drop table s`,
    );
    const bytes = Buffer.from(made.export());
    made.close();
    return bytes;
  };
  const write = (bytes: Buffer, page: number, header: readonly number[], cells: readonly (readonly number[])[]): void => {
    const start = (page - 1) * pageSize;
    bytes.fill(0, start, start + pageSize);
    bytes.set(header, start);
    bytes.writeUInt16BE(cells.length, start + 3);
    let end = pageSize;
    cells.forEach((cell, at) => {
      end -= cell.length;
      bytes.set(cell, start + end);
      bytes.writeUInt16BE(end, start + header.length + 2 * at);
    });
  };
  const inner = (bytes: Buffer, page: number, ...children: readonly number[]): void =>
    write(
      bytes,
      page,
      [5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, children[0]!],
      children.slice(1).map((child) => [0, 0, 0, child, 1]),
    );
  const leaf = (bytes: Buffer, page: number, ...cells: readonly (readonly number[])[]): void =>
    write(bytes, page, [13, 0, 0, 0, 0, 0, 0, 0], cells);
  const row = (rowid: number): readonly number[] => [3, rowid, 2, 1, 42];
  const count = (db: SqlDatabase): number => {
    let rows = 0;
    db.scan('t', ['a'], () => rows++);
    return rows;
  };

  it.each<[string, (bytes: Buffer) => void]>([
    ['a page that is its own child', (bytes) => inner(bytes, 2, 2, 2)],
    ['a leaf that comes twice', (bytes) => (inner(bytes, 2, 4, 4), leaf(bytes, 4, row(1), row(2)))],
    [
      'pages that each have the next one a hundred times',
      (bytes) => {
        for (const page of [2, ...Array.from({ length: 15 }, (_, at) => at + 4)])
          inner(bytes, page, ...new Array<number>(60).fill(page === 2 ? 4 : page + 1));
        leaf(bytes, 19, row(1));
      },
    ],
    [
      'leaves without rows, over and over',
      (bytes) => {
        for (const page of [2, ...Array.from({ length: 15 }, (_, at) => at + 4)])
          inner(bytes, page, ...new Array<number>(60).fill(page === 2 ? 4 : page + 1));
        leaf(bytes, 19);
      },
    ],
    [
      'rows that all go on in the same pages',
      (bytes) => {
        // 16,000 bytes each, of which 39 lie here; the page that they go on in follows upon itself.
        leaf(bytes, 2, ...[1, 2, 3].map((rowid) => [0xfd, 0, rowid, 4, 0x81, 0xfa, 0x00, ...new Array<number>(35).fill(0), 0, 0, 0, 5]));
        write(bytes, 5, [0, 0, 0, 5], []);
      },
    ],
  ])('are damage: %s', (_, spoil) => {
    const bytes = blank();
    spoil(bytes);
    expect(sparingly(bytes, open, count).answer).toMatchObject({ error: { name: 'SqlFileError', code: 'damaged' } });
  });
});
