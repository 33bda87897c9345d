import type { SeriesPoint, StoreReader } from '../../core/ports/reader.ts';
import type { SqlDatabase, SqlReader } from '../../core/ports/sql.ts';
import { runId, type StoreRef } from '../../core/runs/run.ts';
import { withCursor } from '../lazy-cursor.ts';
import { memoryOf, remembered } from './memory.ts';
import { readStore, readTrial } from './store.ts';
import { ENDED, isCurve } from './trial.ts';
import { reportedSeries } from './trial-values.ts';

export interface OptunaSource {
  readonly store: StoreRef;
  readonly path: string;
  readonly sql: SqlReader;
}

/** Reads an Optuna SQLite file. A file that did not change is not opened. */
export function optunaReader({ store, path, sql }: OptunaSource): StoreReader {
  return {
    store,
    watch: [path, `${path}-wal`, `${path}-journal`],
    isFinal: ({ status }) => ENDED.has(status),
    async list(cursor) {
      const before = remembered(cursor);
      if (cursor !== undefined && before !== undefined && sql.state(path) === before.state) {
        return { changed: [], removed: [], cursor, consistent: true, diagnostics: before.diagnostics };
      }
      const known = {
        fingerprints: before?.fingerprints ?? new Map<string, number>(),
        isSound: before?.diagnostics.every(({ severity }) => severity === 'info') ?? true,
      };
      const { value, state, consistent } = await sql.read(path, (database) => readStore(database, store, known));
      const { changed, present, fingerprints, diagnostics } = value;
      const removed = [...known.fingerprints.keys()].filter((id) => !present.has(id)).map((id) => runId(store, id));
      const answer = { changed, removed, consistent, diagnostics };
      return withCursor(answer, () => memoryOf({ state, fingerprints: fingerprints(), diagnostics }));
    },
    series: async (nativeId, metric) => (await sql.read(path, (database) => readSeries(database, store, nativeId, metric))).value,
  };
}

/** What a trial reported is a curve; everything else has one value. */
function readSeries(database: SqlDatabase, store: StoreRef, nativeId: string, metric: string): readonly SeriesPoint[] {
  const found = readTrial(database, store, nativeId);
  const value = found?.run.metrics.get(metric);
  if (found === undefined || value === undefined) return [];
  return isCurve(metric, found.row.study) ? reportedSeries(database, found.row.key) : [value];
}
