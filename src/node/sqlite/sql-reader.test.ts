import { copyFileSync, renameSync, utimesSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shell, type Stores, stores } from '../../../test/fixtures/sqlite/stores.ts';
import type { SqlDatabase } from '../../core/ports/sql.ts';
import { loadEngine } from './engine.ts';
import { quietFor } from './look.ts';
import { sqlReader } from './sql-reader.ts';

const reader = sqlReader();
let store: Stores;
beforeEach(() => {
  store = stores();
});
afterEach(() => store.remove());

describe('values', () => {
  it('come in column order, integers exact and floats as they are', async () => {
    const path = store.path('a.db');
    shell(
      path,
      'create table v(a, b, c, d, e)',
      "insert into v values(9007199254740993, 9007199254740991, 1e300, 'ä' || char(0) || 'b', x'00ff'), (-9223372036854775808, null, 9007199254740993.0, '', x'')",
    );
    const { value } = await reader.read(path, (db) => db.all('select * from v'));
    expect(value).toEqual([
      [9007199254740993n, 9007199254740991, 1e300, 'ä\u0000b', Uint8Array.of(0, 255)],
      [-9223372036854775808n, null, 9007199254740992, '', new Uint8Array(0)],
    ]);
  });

  it('bind by position, streamed row by row', async () => {
    const path = store.build('a.db', 'delete');
    const seen: unknown[] = [];
    await reader.read(path, (db) =>
      db.each('select id, name from item where id between ? and ? and name <> ?', [3, 5, 'item 000004'], (row) => seen.push(row)),
    );
    expect(seen).toEqual([
      [3, 'item 000003'],
      [5, 'item 000005'],
    ]);
  });

  it('have the columns of a table that exists, and none of one that does not', async () => {
    const { value } = await reader.read(store.build('a.db', 'delete'), (db) => [db.columns('item'), db.columns("no'such")]);
    expect(value).toEqual([['id', 'name', 'value', 'body'], []]);
  });

  it('cannot be written, even to our copy', async () => {
    const path = store.build('a.db', 'delete');
    await expect(reader.read(path, (db) => db.all('delete from item'))).rejects.toMatchObject({ code: 'query' });
  });
});

describe('a file that changes while it is read', () => {
  it('is copied first at the second look, so that what comes after the copy does not matter', async () => {
    const path = store.build('a.db', 'delete');
    let looks = 0;
    const snapshot = await reader.read(path, (db) => {
      looks += 1;
      shell(path, `insert into item(id) values(${1000 + looks})`);
      return db.all('select count(*), sum(length(body)) from item')[0];
    });
    expect(snapshot).toMatchObject({
      value: [501, 304005],
      consistent: true,
      notes: [{ code: 'busy-retried', attempts: snapshot.attempts }],
    });
    expect(looks).toBe(2);
    expect(reader.state(path)).not.toBe(snapshot.state);
  });

  it('is read until other questions than last time get one state, too', async () => {
    const path = store.build('a.db', 'delete');
    const tables = ['sqlite_schema', 'item', 'item', 'item'];
    const counts: unknown[] = [];
    const snapshot = await reader.read(path, (db) => {
      const table = tables[counts.length] ?? 'item';
      if (counts.length < 2) shell(path, `insert into item(id) values(${1000 + counts.length})`);
      counts.push(db.all(`select count(body) from ${table === 'item' ? table : '(select 1 as body)'}`)[0]?.[0]);
      return counts.at(-1);
    });
    expect(snapshot).toMatchObject({ value: 500, consistent: true });
    expect(counts.length).toBe(3);
  });

  it('yields a value marked inconsistent when patience runs out', async () => {
    const path = store.build('a.db', 'delete');
    const snapshot = await sqlReader({ attempts: 1 }).read(path, (db) => {
      shell(path, 'insert into item(id) values(1000)');
      return db.columns('item').length;
    });
    expect(snapshot).toMatchObject({ value: 4, consistent: false, attempts: 1 });
    expect(reader.state(path)).not.toBe(snapshot.state);
  });

  it('is busy when no look at it made sense', async () => {
    const path = store.build('a.db', 'delete');
    const read = sqlReader({ attempts: 1 }).read(path, () => {
      shell(path, `insert into item(name) values('more')`);
      throw new Error('torn');
    });
    await expect(read).rejects.toMatchObject({ code: 'busy', detail: { attempts: 1 } });
  });

  it('passes on what the callback throws about a consistent state', async () => {
    const path = store.build('a.db', 'delete');
    await expect(
      reader.read(path, () => {
        throw new RangeError('mine');
      }),
    ).rejects.toThrow(new RangeError('mine'));
  });

  it('is read again when another file took its place', async () => {
    const path = store.build('a.db', 'delete');
    const other = store.build('b.db', 'delete', 4096, 7);
    let looks = 0;
    const snapshot = await reader.read(path, (db) => {
      looks += 1;
      if (looks === 1) renameSync(other, path);
      return db.all('select count(*) from item')[0]?.[0];
    });
    expect(snapshot).toMatchObject({ value: 7, consistent: true });
  });

  it('needs no second look for commits to the log that no checkpoint copied', async () => {
    const path = store.leave('a.db', 'wal');
    let more = 0;
    const snapshot = await reader.read(path, (db) => {
      more += 1;
      shell(path, '.dbconfig no_ckpt_on_close on', 'pragma wal_autocheckpoint=0', `insert into item(id) values(${9000 + more})`);
      return db.all('select count(*) from item')[0]?.[0];
    });
    expect(snapshot).toMatchObject({ value: 500, attempts: 1, consistent: true });
    expect(reader.state(path)).not.toBe(snapshot.state);
  });

  it('needs another when its log was checkpointed and started over', async () => {
    const path = store.leave('a.db', 'wal');
    let looks = 0;
    const snapshot = await reader.read(path, (db) => {
      looks += 1;
      if (looks === 1) shell(path, 'pragma wal_checkpoint(restart)', 'insert into item(id) values(9000)');
      return db.all('select count(*) from item')[0]?.[0];
    });
    expect(snapshot).toMatchObject({ value: 501, consistent: true });
  });
});

describe('the state of a file', () => {
  it('stays equal while nothing happens and differs after a commit, in every mode', async () => {
    for (const mode of ['delete', 'wal'] as const) {
      const path = store.leave(`${mode}.db`, mode);
      const { state } = await reader.read(path, () => 0);
      expect(reader.state(path)).toBe(state);
      shell(path, '.dbconfig no_ckpt_on_close on', 'insert into item(id) values(9000)');
      expect(reader.state(path)).not.toBe(state);
    }
  });

  it('says what is wrong with a file that has none', () => {
    expect(reader.state(store.path('none.db'))).toBe('missing');
    expect(reader.state(store.folder)).toBe('not-a-file');
  });

  it('counts quiet from before the look, and takes odd times for old', () => {
    const at = (ms: number): { mtimeNs: bigint; ctimeNs: bigint } => ({ mtimeNs: BigInt(ms) * 1_000_000n, ctimeNs: 0n });
    const quiet = (ms: number): number => quietFor(at(ms), 10_000, 10_040);
    expect([9_000, 9_950, 10_020, 10_060, 90_000].map(quiet)).toEqual([1000, 50, -20, -60, 10_000]);
  });
});

describe('the engine', () => {
  it('is not loaded for whole tables, closed or from the log', async () => {
    const plain = sqlReader({ engine: () => Promise.reject(new Error('not needed')) });
    for (const path of [store.build('a.db', 'delete'), store.leave('b.db', 'wal')]) {
      const { value, attempts } = await plain.read(path, (db) => {
        const ids: unknown[] = [];
        const isThere = db.scan('ITEM', ['Id', 'no such'], ([id, none]) => ids.push(id, none));
        return [isThere, ids.length, db.scan('none', ['id'], () => undefined), db.columns('item').length, db.largestRowid('item')];
      });
      expect([value, attempts]).toEqual([[true, 1000, false, 4, 499], 1]);
    }
  });

  it('is loaded at the first question, which begins the read again, even if nobody lets the reader know', async () => {
    const path = store.build('a.db', 'delete');
    let loads = 0;
    const counting = sqlReader({ engine: () => (loads++, loadEngine()) });
    const counts: unknown[] = [];
    const count = (db: SqlDatabase): unknown => {
      try {
        return counts.push(db.all('select count(*) from item')[0]?.[0]);
      } catch {
        return 'swallowed';
      }
    };
    for (const _ of [1, 2]) expect(await counting.read(path, count)).toMatchObject({ consistent: true, attempts: 1 });
    expect([counts, loads]).toEqual([[500, 500], 1]);
  });

  it('that cannot be loaded is said', async () => {
    const broken = sqlReader({ wasmPath: store.path('none.wasm') });
    await expect(broken.read(store.build('a.db', 'delete'), (db) => db.all('select 1'))).rejects.toThrow('none.wasm');
  });
});

describe('without the lazy contract', () => {
  it('loads the whole file and says so', async () => {
    const engine = await loadEngine();
    const whole = sqlReader({ engine: () => Promise.resolve({ ...engine, lazy: false }) });
    for (const path of [store.build('a.db', 'delete'), store.leave('b.db', 'wal')]) {
      const snapshot = await whole.read(path, (db) => db.all('select count(*), sum(length(body)) from item')[0]);
      expect(snapshot.value).toEqual([500, 304005]);
      expect(snapshot.notes).toContainEqual({ code: 'whole-file', bytes: expect.any(Number) });
    }
  });
});

it('reads a copy with other times just the same', async () => {
  const path = store.build('a.db', 'delete');
  copyFileSync(path, store.path('b.db'));
  utimesSync(store.path('b.db'), new Date('2099-01-01'), new Date('2099-01-01'));
  expect(await reader.read(store.path('b.db'), (db) => db.columns('item').length)).toMatchObject({
    value: 4,
    consistent: true,
    attempts: 1,
  });
});
