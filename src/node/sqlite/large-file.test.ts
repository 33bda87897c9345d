import { closeSync, openSync, statSync, truncateSync, writeSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { shell, type Stores, stores } from '../../../test/fixtures/sqlite/stores.ts';
import { sqlReader } from './sql-reader.ts';

const reader = sqlReader();
let store: Stores;
beforeEach(() => {
  store = stores();
});
afterEach(() => store.remove());

/**
 * Claims pages up to `bytes` in the header of a database and cuts the file to fit, with a hole that takes no space:
 * what is written afterwards comes to lie behind it.
 */
function stretch(path: string, pageSize: number, bytes: number): void {
  const fd = openSync(path, 'r+');
  const count = Buffer.alloc(4);
  count.writeUInt32BE(bytes / pageSize);
  writeSync(fd, count, 0, 4, 28);
  closeSync(fd);
  truncateSync(path, bytes);
}

it.each([
  ['across 2 GiB', 2 ** 31],
  ['across 4 GiB', 2 ** 32],
  ['across the page that is only there to be locked', 2 ** 30],
])('reads a file %s, from the file and from the log', async (_, boundary) => {
  const path = store.build('a.db', 'delete', 4096, 10);
  stretch(path, 4096, boundary - 8 * 4096);
  shell(
    path,
    'create table far(id integer primary key, text)',
    'with recursive n(i) as (values(0) union all select i+1 from n where i<999) insert into far select i, hex(zeroblob(100)) || i from n',
  );
  expect(statSync(path).size).toBeGreaterThan(boundary);
  const question = 'select count(*), sum(length(text)), max(id) from far';
  const before = await reader.read(path, (db) => db.all(question)[0]);
  expect(before).toMatchObject({ value: [1000, 202890, 999], consistent: true });

  shell(path, '.dbconfig no_ckpt_on_close on', 'pragma journal_mode=wal', 'delete from far where id >= 500');
  const after = await reader.read(path, (db) => db.all(question)[0]);
  expect(after.value).toEqual([500, 101390, 499]);
});
