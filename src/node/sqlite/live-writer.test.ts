import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqlDatabase, SqlSnapshot } from '../../core/ports/sql.ts';
import { type JournalMode, type Stores, stores, type Writer, writer } from '../../../test/fixtures/sqlite/stores.ts';
import { sqlReader } from './sql-reader.ts';

const soak = process.env['KNEEPOINT_SOAK'] !== undefined;
const reads = soak ? 400 : 30;
const enoughMs = soak ? 40_000 : 1_500;
const reader = sqlReader();
let store: Stores;
let writing: Writer | undefined;
beforeEach(() => {
  store = stores();
});
afterEach(async () => {
  await writing?.kill();
  writing = undefined;
  store.remove();
});

interface Books {
  readonly balance: unknown;
  readonly scanned: number;
  readonly count: number;
  readonly gaps: number;
  readonly integrity: unknown;
}

function books(db: SqlDatabase): Books {
  const number = (sql: string): number => Number(db.all(sql)[0]?.[0]);
  const total = number('select n from total');
  return {
    balance: number('select (select sum(value) from debit) + (select sum(value) from credit)'),
    scanned: sumOf(db, 'debit') + sumOf(db, 'credit'),
    count: total,
    gaps: total - number('select count(*) from ledger'),
    integrity: db.all('pragma integrity_check')[0]?.[0],
  };
}

/** Without the engine. */
function sumOf(db: SqlDatabase, table: string): number {
  let sum = 0;
  db.scan(table, ['value'], ([value]) => {
    sum += Number(value);
  });
  return sum;
}

describe('beside a process that commits, spills, rolls back, checkpoints and reopens all the time', () => {
  it.each<JournalMode>(['delete', 'truncate', 'persist', 'wal', 'memory', 'off'])(
    'every consistent read is one committed state, in journal mode %s',
    { timeout: 90_000 },
    async (mode) => {
      const path = store.path('a.db');
      writing = await writer(path, mode);
      const seen: SqlSnapshot<Books>[] = [];
      const started = Date.now();
      // On a busy machine it may take more reads before one comes to a moment between two commits.
      const isEnough = () => !hasEvidence(mode) || seen.some(({ consistent }) => consistent);
      for (let i = 0; !isEnough() || (i < reads && Date.now() - started < enoughMs); i++) {
        const snapshot = await reader.read(path, books).catch((error: unknown) => error as { code: string });
        if ('value' in snapshot) seen.push(snapshot);
        else expect(snapshot.code).toBe('busy');
      }
      const last = await writing.stop();
      writing = undefined;

      const consistent = seen.filter((snapshot) => snapshot.consistent);
      report(mode, consistent, seen.length, Date.now() - started);
      expect(
        consistent.filter(({ value }) => value.balance !== 0 || value.scanned !== 0 || value.gaps !== 0 || value.integrity !== 'ok'),
      ).toEqual([]);
      expect(isRising(consistent.map(({ value }) => value.count))).toBe(true);
      expect((await reader.read(path, books)).value).toEqual({ balance: 0, scanned: 0, count: last, gaps: 0, integrity: 'ok' });
    },
  );
});

/** Of a writer without a journal nothing but the time tells, and one that never rests leaves none. */
function hasEvidence(mode: JournalMode): boolean {
  return mode !== 'memory' && mode !== 'off';
}

function isRising(counts: readonly number[]): boolean {
  return counts.every((count, i) => i === 0 || count >= (counts[i - 1] ?? 0));
}

function report(mode: string, consistent: readonly SqlSnapshot<Books>[], all: number, ms: number): void {
  if (!soak) return;
  const attempts = consistent.map((snapshot) => snapshot.attempts).sort((a, b) => a - b);
  const states = new Set(consistent.map(({ value }) => value.count)).size;
  const rolledBack = consistent.filter(({ notes }) => notes.some(({ code }) => code === 'hot-journal-rolled-back')).length;
  console.log(
    `${mode}: ${consistent.length}/${all} consistent in ${ms} ms, ${states} states, attempts median ${attempts[attempts.length >> 1]} max ${attempts.at(-1)}, over a hot journal ${rolledBack}`,
  );
}
