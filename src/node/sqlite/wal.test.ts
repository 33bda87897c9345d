import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shell, shellAnswer, type Stores, stores } from '../../../test/fixtures/sqlite/stores.ts';
import { sqlReader } from './sql-reader.ts';
import { addToSum, type WalSum } from './wal-checksum.ts';

const reader = sqlReader();
let store: Stores;
beforeEach(() => {
  store = stores();
});
afterEach(() => store.remove());

/** SQLite checkpoints when it closes, so it gets copies. */
function control(path: string, sql: string): string {
  copyFileSync(path, store.path('control.db'));
  copyFileSync(`${path}-wal`, store.path('control.db-wal'));
  return shellAnswer(store.path('control.db'), sql);
}

describe('a log written on a machine of the other byte order', () => {
  it('is read like any other', async () => {
    const path = store.leave('a.db', 'wal', 512, 30);
    writeFileSync(`${path}-wal`, withBigEndianSums(readFileSync(`${path}-wal`)));
    expect(control(path, 'select count(*) from item')).toBe('30');
    const snapshot = await reader.read(path, (db) => db.all('select count(*) from item')[0]?.[0]);
    expect(snapshot).toMatchObject({ value: 30, notes: [{ code: 'wal-overlaid' }] });
  });
});

describe('a log with something wrong in it', () => {
  it.each([3, 7, 11, 18, 25, 32 + 2, 32 + 6, 32 + 9, 32 + 17, 32 + 24 + 300, 32 + 536 * 20 + 40])(
    'is followed as far as SQLite follows it: byte %i',
    async (at) => {
      const path = store.leave('a.db', 'wal', 512, 30);
      shell(path, '.dbconfig no_ckpt_on_close on', 'pragma wal_autocheckpoint=0', 'delete from item where id < 10');
      const log = readFileSync(`${path}-wal`);
      log.writeUInt8((log.readUInt8(at) + 1) % 256, at);
      writeFileSync(`${path}-wal`, log);
      const snapshot = await reader.read(path, (db) => db.all("select count(*) from sqlite_schema where name='item'")[0]?.[0]);
      const expected = control(path, "select count(*) from sqlite_master where name='item'");
      if (expected !== 'error') expect(String(snapshot.value)).toBe(expected);
    },
  );
});

it('a log that shrinks the database hides the pages behind its end', async () => {
  const path = store.leave('a.db', 'wal', 1024, 300);
  shell(path, '.dbconfig no_ckpt_on_close on', 'pragma wal_checkpoint(passive)', 'drop table item', 'vacuum');
  const snapshot = await reader.read(path, (db) => [db.all('pragma page_count')[0]?.[0], db.all('pragma integrity_check')[0]?.[0]]);
  expect(snapshot.value).toEqual([1, 'ok']);
});

it('a log that belongs to a database with other pages is left alone', async () => {
  const path = store.build('a.db', 'delete', 4096, 20);
  copyFileSync(`${store.leave('b.db', 'wal', 512, 30)}-wal`, `${path}-wal`);
  const snapshot = await reader.read(path, (db) => db.all('select count(*) from item')[0]?.[0]);
  expect(snapshot).toMatchObject({ value: 20, notes: [{ code: 'wal-ignored', reason: 'page-size' }] });
});

/** The same log as a big-endian machine writes it: another magic number, and sums over words read the other way round. */
function withBigEndianSums(log: Buffer): Buffer {
  const copy = Buffer.from(Uint8Array.from(log).buffer);
  copy.writeUInt32BE(0x377f0683, 0);
  const words = new Uint32Array(copy.buffer);
  const sum: WalSum = { a: 0, b: 0 };
  const store = (at: number): void => {
    copy.writeUInt32BE(sum.a, at);
    copy.writeUInt32BE(sum.b, at + 4);
  };
  addToSum(sum, words, 0, 6, true);
  store(24);
  const pageSize = copy.readUInt32BE(8);
  for (let at = 32; at + 24 + pageSize <= copy.length; at += 24 + pageSize) {
    addToSum(sum, words, at / 4, at / 4 + 2, true);
    addToSum(sum, words, at / 4 + 6, (at + 24 + pageSize) / 4, true);
    store(at + 16);
  }
  return copy;
}
