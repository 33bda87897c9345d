import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqlDatabase } from '../../core/ports/sql.ts';
import { shellAnswer, type Stores, stores } from '../../../test/fixtures/sqlite/stores.ts';
import { sqlReader } from './sql-reader.ts';

const magic = Buffer.from('d9d505f920a163d7', 'hex');
const reader = sqlReader();
let store: Stores;
let path: string;
beforeEach(() => {
  store = stores();
  path = store.build('a.db', 'delete', 1024, 60);
  store.spill(path, 'delete');
});
afterEach(() => store.remove());

const question = "select count(*) || ' ' || total(id) || ' ' || total(length(body)) || ' ' || max(name) from item";
const answer = (db: SqlDatabase): unknown => db.all(question)[0]?.[0];

/** What SQLite itself makes of the same files; it writes, so it gets copies. */
function control(): string {
  const copy = store.path('control.db');
  rmSync(`${copy}-journal`, { force: true });
  copyFileSync(path, copy);
  if (existsSync(`${path}-journal`)) copyFileSync(`${path}-journal`, `${copy}-journal`);
  return shellAnswer(copy, question);
}

async function ours(): Promise<unknown> {
  return reader.read(path, answer).then(
    ({ value }) => value,
    () => 'error',
  );
}

describe('the journal of a killed writer', () => {
  it('is one of several segments, and undoes what reached the file', async () => {
    const segments = readFileSync(`${path}-journal`).toString('latin1').split(magic.toString('latin1')).length - 1;
    expect(segments).toBeGreaterThan(2);
    expect(await ours()).toBe(control());
    rmSync(`${path}-journal`);
    expect(await ours()).not.toBe('60 1770.0 22620 item 000059');
  });

  it('is followed as far as SQLite follows it when it is cut short', { timeout: 60_000 }, async () => {
    const journal = readFileSync(`${path}-journal`);
    const database = readFileSync(path);
    for (let keep = 0; keep < journal.length; keep += 5557) {
      writeFileSync(path, database);
      writeFileSync(`${path}-journal`, journal.subarray(0, keep));
      expect([keep, await ours()]).toEqual([keep, control()]);
    }
  });

  it('is followed as far as SQLite follows it when a byte of it is wrong', { timeout: 60_000 }, async () => {
    const journal = readFileSync(`${path}-journal`);
    for (const at of [0, 7, 11, 15, 19, 23, 27, 515, 516, 516 + 24, 516 + 1024, 20000, 40000]) {
      const wrong = Buffer.from(journal);
      wrong.writeUInt8((wrong.readUInt8(at) + 1) % 256, at);
      writeFileSync(`${path}-journal`, wrong);
      expect([at, await ours()]).toEqual([at, control()]);
    }
  });

  it('counts only as long as the super-journal that it names exists', async () => {
    const name = Buffer.from(store.path('süper-mj1234'));
    writeFileSync(name.toString(), '');
    const tail = Buffer.alloc(16);
    tail.writeUInt32BE(name.length, 0);
    tail.writeUInt32BE(
      name.reduce((sum, byte) => (sum + (byte > 127 ? byte - 256 : byte)) >>> 0, 0),
      4,
    );
    magic.copy(tail, 8);
    const lockPage = Buffer.alloc(4);
    lockPage.writeUInt32BE(0x4000_0000 / 1024 + 1);
    writeFileSync(`${path}-journal`, Buffer.concat([readFileSync(`${path}-journal`), lockPage, name, tail]));
    expect((await reader.read(path, () => 0)).notes).toContainEqual({ code: 'hot-journal-rolled-back', pages: expect.any(Number) });

    const hot = reader.state(path);
    rmSync(name.toString());
    expect(reader.state(path)).not.toBe(hot);
    const committed = await reader.read(path, () => 0).catch((error: unknown) => error);
    expect(JSON.stringify(committed)).not.toContain('hot-journal');
    expect(await ours()).toBe(control());
  });

  it('is no journal for an empty database file', async () => {
    truncateSync(path, 0);
    expect((await reader.read(path, (db) => db.columns('item'))).value).toEqual([]);
  });
});
