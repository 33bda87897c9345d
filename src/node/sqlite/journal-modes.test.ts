import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqlDatabase } from '../../core/ports/sql.ts';
import { type JournalMode, shell, shellAnswer, type Stores, stores } from '../../../test/fixtures/sqlite/stores.ts';
import { sqlReader } from './sql-reader.ts';

const reader = sqlReader();
let store: Stores;
beforeEach(() => {
  store = stores();
});
afterEach(() => store.remove());

interface Summary {
  readonly rows: unknown;
  readonly scanned: unknown;
  readonly named: unknown;
  readonly integrity: unknown;
}

/** Without the engine, what it is asked for the rows. */
function scanned(db: SqlDatabase): readonly number[] {
  const sums = [0, 0, 0, 0];
  db.scan('item', ['id', 'value', 'body'], ([id, value, body]) => {
    for (const [at, one] of [1, id, value, (body as Uint8Array).length].entries()) sums[at]! += Number(one);
  });
  return sums;
}

/** Goes through the table, the index and every page. */
function summary(db: SqlDatabase): Summary {
  return {
    rows: db.all('select count(*), sum(id), sum(value), sum(length(body)) from item')[0],
    scanned: scanned(db),
    named: db.all("select count(*) from item where name between 'item 000100' and 'item 000199'")[0]?.[0],
    integrity: db.all('pragma integrity_check')[0]?.[0],
  };
}

const whole: Summary = { rows: [500, 124750, 31187.5, 304005], scanned: [500, 124750, 31187.5, 304005], named: 100, integrity: 'ok' };

describe('a database that its writer closed', () => {
  it.each<JournalMode>(['delete', 'truncate', 'persist', 'memory', 'off', 'wal'])('reads in journal mode %s', async (mode) => {
    const path = store.build('a.db', mode);
    const before = store.fingerprint();
    const snapshot = await reader.read(path, summary);
    expect(snapshot).toMatchObject({ value: whole, consistent: true, attempts: 1 });
    expect(store.fingerprint()).toEqual(before);
  });

  it.each([512, 1024, 2048, 4096, 8192, 16384, 32768, 65536])('reads pages of %i bytes, closed and from the log', async (pageSize) => {
    const closed = await reader.read(store.build('a.db', 'delete', pageSize), summary);
    const logged = await reader.read(store.leave('b.db', 'wal', pageSize), summary);
    expect(closed.value).toEqual(whole);
    expect(logged.value).toEqual(whole);
    expect(logged.notes[0]).toMatchObject({ code: 'wal-overlaid' });
  });

  it('notes a journal that was kept, cold', async () => {
    const kept = await reader.read(store.build('a.db', 'persist'), summary);
    const cut = await reader.read(store.build('b.db', 'truncate'), summary);
    expect(kept.notes).toEqual([{ code: 'journal-cold', reason: 'zeroed' }]);
    expect(cut.notes).toEqual([{ code: 'journal-cold', reason: 'empty' }]);
  });
});

describe('a write-ahead log that was never checkpointed', () => {
  it('is read to its last commit, and nothing is written beside it', async () => {
    const path = store.leave('a.db', 'wal');
    expect(statSync(path).size).toBe(4096);
    const before = store.fingerprint();
    const snapshot = await reader.read(path, summary);
    expect(snapshot).toMatchObject({ value: whole, consistent: true });
    expect(store.fingerprint()).toEqual(before);
  });

  it('leaves out a transaction that was spilled into it and never committed', async () => {
    const path = store.leave('a.db', 'wal');
    store.spill(path, 'wal');
    const before = store.fingerprint();
    expect((await reader.read(path, summary)).value).toEqual(whole);
    expect(store.fingerprint()).toEqual(before);
  });

  it('agrees with SQLite about a log torn at any length', { timeout: 60_000 }, async () => {
    const path = store.leave('a.db', 'wal', 1024, 40);
    shellWithoutCheckpoint(path, [
      'insert into item(id) values(1000)',
      'insert into item(id) values(1001)',
      'delete from item where id < 10',
    ]);
    const log = readFileSync(`${path}-wal`);
    const count = (db: SqlDatabase): unknown => (db.columns('item').length === 0 ? 'error' : db.all('select count(*) from item')[0]?.[0]);
    for (const keep of cuts(log.length)) {
      writeFileSync(`${path}-wal`, log.subarray(0, keep));
      const ours = await reader.read(path, count);
      copyFileSync(path, store.path('control.db'));
      copyFileSync(`${path}-wal`, store.path('control.db-wal'));
      const theirs = shellAnswer(store.path('control.db'), 'select count(*) from item');
      expect([keep, String(ours.value)]).toEqual([keep, theirs]);
    }
  });

  it('is ignored when its header is not valid', async () => {
    const path = store.build('a.db', 'wal');
    const log = Buffer.alloc(5000, 7);
    writeFileSync(`${path}-wal`, log);
    expect(await reader.read(path, summary)).toMatchObject({ value: whole, notes: [{ code: 'wal-ignored', reason: 'bad-header' }] });
    truncateSync(`${path}-wal`, 0);
    expect((await reader.read(path, summary)).notes).toEqual([{ code: 'wal-ignored', reason: 'empty' }]);
  });

  it('is enough by itself when the database file is empty', async () => {
    const path = store.leave('a.db', 'wal');
    truncateSync(path, 0);
    expect((await reader.read(path, summary)).value).toEqual(whole);
  });
});

describe('a transaction cut off by a kill', () => {
  it.each<JournalMode>(['delete', 'truncate', 'persist'])('is rolled back for us only, in journal mode %s', async (mode) => {
    const path = store.build('a.db', mode);
    store.spill(path, mode);
    const before = store.fingerprint();
    const snapshot = await reader.read(path, summary);
    expect(snapshot).toMatchObject({ value: whole, consistent: true });
    expect(snapshot.notes[0]).toMatchObject({ code: 'hot-journal-rolled-back' });
    expect(store.fingerprint()).toEqual(before);
    expect(shell(path, 'select count(*), sum(id) from item')).toBe('500|124750');
  });

  it('stays visible to the state until it is rolled back or committed', async () => {
    const path = store.build('a.db', 'delete');
    store.spill(path, 'delete');
    const hot = reader.state(path);
    shell(path, 'select count(*) from item');
    expect(reader.state(path)).not.toBe(hot);
  });
});

/** Ends inside headers, inside pages and between frames. */
function cuts(length: number): readonly number[] {
  const frame = 1024 + 24;
  const found = [0, 1, 31, 32];
  for (let at = 32; at <= length; at += frame * 9) found.push(at, at + 11, at + 24, at + frame - 1);
  return [...found.filter((at) => at < length), length - 1, length];
}

function shellWithoutCheckpoint(path: string, statements: readonly string[]): void {
  const keepLog = '.filectrl persist_wal 1';
  shell(path, keepLog, 'pragma wal_autocheckpoint=0', '.dbconfig no_ckpt_on_close on', ...statements);
}
