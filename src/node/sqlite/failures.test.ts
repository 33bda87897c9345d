import { randomBytes } from 'node:crypto';
import { mkdirSync, openSync, closeSync, readFileSync, symlinkSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shell, type Stores, stores } from '../../../test/fixtures/sqlite/stores.ts';
import { sqlReader } from './sql-reader.ts';

const reader = sqlReader();
let store: Stores;
beforeEach(() => {
  store = stores();
});
afterEach(() => store.remove());

function written(content: string | Uint8Array): string {
  writeFileSync(store.path('x.db'), content);
  return store.path('x.db');
}

let good: Buffer;
beforeAll(() => {
  const folder = stores();
  good = readFileSync(folder.build('good.db', 'delete', 4096, 20));
  folder.remove();
});

/** A small database to spoil. */
function database(): Buffer {
  return Buffer.from(good);
}

function patched(offset: number, bytes: readonly number[]): string {
  const content = database();
  content.set(bytes, offset);
  return written(content);
}

describe('what is no readable database is named', () => {
  it.each<[string, () => string, object]>([
    ['nothing', () => store.path('none.db'), { code: 'missing' }],
    ['a path below a file', () => `${written('x')}/y.db`, { code: 'missing' }],
    ['a folder', () => (mkdirSync(store.path('d')), store.path('d')), { code: 'not-a-file' }],
    [
      'a circle of links',
      () => (symlinkSync(store.path('l'), store.path('l')), store.path('l')),
      { code: 'unreadable', detail: { reason: 'ELOOP' } },
    ],
    ['text', () => written('run,loss\n1,0.5\n'.repeat(100)), { code: 'not-a-database' }],
    ['a few bytes', () => written('abc'), { code: 'not-a-database', detail: { bytes: 3, expected: 100 } }],
    ['the start of a header', () => written(database().subarray(0, 60)), { code: 'truncated', detail: { bytes: 60, expected: 100 } }],
    ['a header alone', () => written(database().subarray(0, 100)), { code: 'truncated' }],
    [
      'a header and garbage',
      () => written(Buffer.concat([database().subarray(0, 100), Buffer.alloc(database().length - 100, 0xa5)])),
      { code: 'damaged' },
    ],
    [
      'half of the file',
      () => (truncateSync(written(database()), 8192), store.path('x.db')),
      { code: 'truncated', detail: { bytes: 8192, expected: 12288 } },
    ],
    ['noise', () => written(randomBytes(16384)), { code: 'encrypted' }],
    ['an archive', () => written(Buffer.concat([Buffer.from([0x1f, 0x8b]), randomBytes(5001)])), { code: 'not-a-database' }],
    ['a page size of 700', () => patched(16, [2, 188]), { code: 'not-a-database', detail: { reason: 'page-size' } }],
    ['a read version of 3', () => patched(19, [3]), { code: 'unsupported', detail: { reason: 'read-version', version: 3 } }],
    ['schema format 5', () => patched(44, [0, 0, 0, 5]), { code: 'unsupported', detail: { reason: 'schema-format', version: 5 } }],
  ])('%s', async (_, make, failure) => {
    const path = make();
    const before = store.fingerprint();
    await expect(reader.read(path, (db) => db.all('select * from item'))).rejects.toMatchObject({ name: 'SqlFileError', ...failure });
    expect(store.fingerprint()).toEqual(before);
  });

  it('a schema that only a newer SQLite understands', async () => {
    const path = store.build('a.db', 'delete', 4096, 5);
    shell(path, 'pragma writable_schema=1', "update sqlite_master set sql='create table item(id int) future' where name='item'");
    await expect(reader.read(path, (db) => db.columns('item'))).rejects.toMatchObject({
      code: 'unsupported',
      detail: { reason: 'schema' },
    });
  });

  it('a broken page in the middle', async () => {
    const path = store.build('a.db', 'delete', 4096, 500);
    const fd = openSync(path, 'r+');
    for (let page = 3; page < 60; page++) writeSync(fd, Buffer.alloc(4096, 0xee), 0, 4096, page * 4096);
    closeSync(fd);
    await expect(reader.read(path, (db) => db.all('select sum(length(body)) from item'))).rejects.toMatchObject({ code: 'damaged' });
  });

  it('a question about what is not there', async () => {
    const path = store.build('a.db', 'delete', 4096, 5);
    await expect(reader.read(path, (db) => db.all('select loss from item'))).rejects.toMatchObject({
      code: 'query',
      detail: { message: 'no such column: loss' },
    });
  });

  it('a log that cannot be opened', async () => {
    const path = store.build('a.db', 'delete', 4096, 5);
    mkdirSync(`${path}-wal`);
    await expect(reader.read(path, () => 0)).rejects.toMatchObject({ code: 'not-a-file', path: `${path}-wal` });
  });
});

describe('what looks odd but is fine', () => {
  it('reads an empty file as a database without tables', async () => {
    const snapshot = await reader.read(written(''), (db) => [db.all('select * from sqlite_schema'), db.columns('item')]);
    expect(snapshot).toMatchObject({ value: [[], []], consistent: true });
  });

  it('finds the log beside the file that a link points to', async () => {
    const path = store.leave('a.db', 'wal', 4096, 50);
    mkdirSync(store.path('sub'));
    symlinkSync(path, store.path('sub/link.db'));
    const snapshot = await reader.read(store.path('sub/link.db'), (db) => db.all('select count(*) from item')[0]?.[0]);
    expect(snapshot.value).toBe(50);
  });
});
