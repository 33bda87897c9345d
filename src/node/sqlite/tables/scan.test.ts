import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import initSqlJs, { type Database } from 'sql.js';
import { describe, expect, it } from 'vitest';
import { byEngine, scanned, sparingly } from '../../../../test/fixtures/sqlite/images.ts';
import type { SqlDatabase } from '../../../core/ports/sql.ts';

const soak = process.env['KNEEPOINT_SOAK'] !== undefined;
const { Database: SqlJs } = await initSqlJs({ useOldExtensionFunctions: false } as object);
const open = (bytes: Uint8Array): Database => new SqlJs(bytes);

/** Of rows that do not fit into a table the others stay. */
function database(statements: readonly string[], rows: readonly string[] = []): Uint8Array {
  const made = new SqlJs();
  for (const statement of statements) made.run(statement);
  for (const row of rows) {
    try {
      made.run(row);
    } catch (error) {
      if (!/mismatch|constraint/.test(String(error))) throw error;
    }
  }
  const bytes = made.export();
  made.close();
  return bytes;
}

const integers = [7, 8, 15, 16, 23, 24, 31, 32, 47, 48, 53, 62].flatMap((bits) => [
  2n ** BigInt(bits),
  -(2n ** BigInt(bits)),
  2n ** BigInt(bits) - 1n,
]);
const integer = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom(...[0n, 1n, -1n, 2n ** 63n - 1n, -(2n ** 63n), ...integers].map(String)),
);
const hex = (bytes: Uint8Array): string => `x'${Buffer.from(bytes).toString('hex')}'`;
const text = fc.oneof(
  fc.constantFrom('', 'loss', 'val/accuracy', '\uFEFFmark', 'a\u0000b', 'ä', '漢字 🎉'),
  fc.string({ maxLength: 80 }),
  fc
    .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 3000 }))
    .map(([unit, times]) => unit.repeat(times)),
);
const value = fc.oneof(
  fc.constant('null'),
  integer,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((double) => double.toExponential(17)),
  fc.constantFrom('1.0', '-0.0', '9e999', '-9e999', '9007199254740993.0', '0.1'),
  text.map((one) => `cast(${hex(Buffer.from(one))} as text)`),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => `cast(${hex(bytes)} as text)`),
  fc.uint8Array({ maxLength: 200 }).map(hex),
);
const type = fc.constantFrom(
  '',
  'INTEGER',
  'int',
  'REAL',
  'FLOAT NOT NULL DEFAULT 0',
  'TEXT',
  'VARCHAR(10)',
  'NUMERIC',
  'BLOB',
  'DOUBLE PRECISION',
  'FLOATING POINT',
  'DECIMAL(10, 2)',
  'BIGINT CHECK (1 = 1)',
);
const key = fc.constantFrom(
  '',
  '',
  ', PRIMARY KEY (c0)',
  ', CONSTRAINT pk UNIQUE (c0, "c1")',
  ', PRIMARY KEY ("c1" DESC)',
  ', primary key(C1, c0)',
);

describe('a scan gives what the engine selects', () => {
  it('of any rows in any plain table, and needs no engine', { timeout: 600_000 }, () => {
    const columns = fc.array(type, { minLength: 2, maxLength: 8 });
    const rows = fc.array(fc.array(value, { minLength: 8, maxLength: 8 }), { maxLength: 60 });
    const sizes = fc.constantFrom(512, 1024, 4096, 65536);
    fc.assert(
      fc.property(sizes, columns, key, rows, fc.infiniteStream(fc.boolean()), (pageSize, types, primary, all, coin) => {
        const names = types.map((_, at) => `c${at}`);
        const insert = all.map((row) => `insert or ignore into t values (${names.map((_, at) => row[at]).join(', ')})`);
        const bytes = database(
          [
            `pragma page_size = ${pageSize}`,
            `create table t (${types.map((one, at) => `"c${at}" ${one}`).join(',\n  ')}${primary})`,
            'create table other (a, b)',
          ],
          [
            ...insert.flatMap((statement) => [statement, 'insert into other values (zeroblob(300), 1)']),
            ...all.flatMap((_, at) => (coin.next().value ? [] : [`delete from t where rowid = ${at}`])),
            ...insert.slice(0, 20),
          ],
        );
        const asked = [...names.filter(() => coin.next().value), 'C0', 'missing'].reverse();
        const unique = asked.filter((name, at) => asked.findIndex((one) => one.toLowerCase() === name.toLowerCase()) === at);
        const read = (db: SqlDatabase) => [scanned(db, 'T', unique), db.largestRowid('t'), db.columns('t')];
        expect(sparingly(bytes, open, read)).toEqual({ answer: byEngine(bytes, open, read), asked: 0 });
      }),
      soak ? { numRuns: 10_000 } : { seed: 20262, numRuns: 300 },
    );
  });

  it.each([
    [
      'rows from before columns were added',
      "create table t (a); insert into t values (1), ('x'); alter table t add b; alter table t add c REAL; insert into t values (2, 3, 4)",
      0,
    ],
    [
      'the same with a default',
      "create table t (a); insert into t values (1), (2); alter table t add b default 'new'; insert into t values (3, 4)",
      1,
    ],
    ['the same with a number for a default', 'create table t (a); insert into t values (1); alter table t add b REAL default 1', 1],
    ['a table without rowid', "create table t (a primary key, b) without rowid; insert into t values ('x', 1), ('w', 2)", 1],
    ['a strict table', "create table t (a INT, b ANY) strict; insert into t values (1, '2')", 1],
    ['generated columns', 'create table t (a, b as (a + 1), c generated always as (a + 2) stored); insert into t(a) values (1), (2)', 1],
    ['a view', 'create table s (a, b); insert into s values (1, 2); create view t as select b as a, a as b from s', 1],
    ['a table of full texts', "create virtual table t using fts3(a, b); insert into t values ('x', 'y')", 1],
    ['an integer key in descending order', 'create table t (a INTEGER PRIMARY KEY DESC, b); insert into t values (5, 1), (3, 2)', 1],
    [
      'a table that was made from another',
      'create table s (a INT, b REAL); insert into s values (1, 2); create table t as select * from s',
      0,
    ],
    [
      'a table with another name than it had',
      'create table "s x" (a, b); insert into "s x" values (1, 2); alter table "s x" rename to t',
      0,
    ],
    ['a table without rows', 'create table t (a, b)', 0],
    ['a table of which all rows were deleted', 'create table t (a, b); insert into t values (1, zeroblob(9000)); delete from t', 0],
    ['texts in UTF-16', "pragma encoding = 'UTF-16le'; create table t (a, b); insert into t values ('ä', 1)", 1],
    ['a database without tables', 'create table s (a); drop table s', 0],
    [
      'a key of its own with the smallest and largest numbers',
      'create table t (a INTEGER PRIMARY KEY, b); insert into t values (-9223372036854775808, 1), (9223372036854775807, 2), (-1, 3)',
      0,
    ],
  ])('of %s', (_, sql, engine) => {
    const bytes = database([sql]);
    const read = (db: SqlDatabase) => [scanned(db, 't', ['b', 'a', 'c']), db.columns('t')];
    const { answer, asked } = sparingly(bytes, open, read);
    expect(answer).toEqual(byEngine(bytes, open, read));
    expect(Math.min(1, asked)).toBe(engine);
  });

  it('of a table within the scan of another', () => {
    const bytes = database([
      'pragma page_size = 512; create table a (x, y); create table b (x)',
      'with recursive n(i) as (values (1) union all select i + 1 from n where i < 60) insert into a select i, hex(zeroblob(i * 20)) from n',
      'insert into b select x from a',
    ]);
    const read = (db: SqlDatabase) => {
      const seen: unknown[] = [];
      db.scan('a', ['x', 'y'], ([x, y]) => {
        let sum = 0;
        db.scan('b', ['x'], ([one]) => {
          sum += Number(one);
        });
        seen.push([x, y, sum]);
      });
      return seen;
    };
    expect(sparingly(bytes, open, read)).toEqual({ answer: byEngine(bytes, open, read), asked: 0 });
  });

  it('of the schema itself, and of columns that are asked for twice', () => {
    const bytes = database(['create table t (a, b); insert into t values (1, 2)']);
    const read = (db: SqlDatabase) => [scanned(db, 'sqlite_schema', ['name', 'rootpage']), scanned(db, 't', ['a', 'b', 'A'])];
    const { answer } = sparingly(bytes, open, read);
    expect(answer).toEqual({ value: [[['t', 2]], [[1, 2, 1]]] });
    expect(answer).toEqual(byEngine(bytes, open, read));
  });

  it.each(['2.x', '3.x'])('of every table that MLflow %s made', (version) => {
    const bytes = readFileSync(new URL(`../../../../test/fixtures/mlflow/${version}/mlflow.db`, import.meta.url));
    const tables = byEngine(bytes, open, (db) =>
      db.all("select name from sqlite_schema where type = 'table'").map(([name]) => String(name)),
    );
    const names = 'value' in tables ? tables.value : [];
    const read = (table: string) => (db: SqlDatabase) => [db.columns(table), db.largestRowid(table), scanned(db, table, db.columns(table))];
    for (const table of names) expect(sparingly(bytes, open, read(table)).answer).toEqual(byEngine(bytes, open, read(table)));
    const others = names.filter((table) => sparingly(bytes, open, read(table)).asked > 0);
    expect([names.length > 9, others]).toEqual([true, version === '3.x' ? ['spans'] : []]);
  });
});
