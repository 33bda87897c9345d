import type { Cursor, RunChanges, StoreReader } from '../../core/ports/reader.ts';
import type { SqlReader } from '../../core/ports/sql.ts';
import { type Run, type RunStatus, runId, type StoreRef } from '../../core/runs/run.ts';
import { memoryOf, remembered } from './memory.ts';
import { readSeries } from './series.ts';
import { readStore } from './store.ts';

export interface MlflowSource {
  readonly store: StoreRef;
  readonly path: string;
  readonly sql: SqlReader;
}

/**
 * Reads an MLflow SQLite file. A file that did not change is not opened; one that did is read as a whole and compared run by
 * run, because MLflow keeps no time of change: an edited tag or a restored run shows in no other way.
 */
export function mlflowReader({ store, path, sql }: MlflowSource): StoreReader {
  return {
    store,
    watch: [path, `${path}-wal`, `${path}-journal`],
    isFinal: ({ status }: Run) => ENDED.has(status),
    async list(cursor) {
      const before = remembered(cursor);
      if (cursor !== undefined && before !== undefined && sql.state(path) === before.state) {
        return { changed: [], removed: [], cursor, consistent: true, diagnostics: before.diagnostics };
      }
      const known = before?.fingerprints ?? new Map<string, number>();
      const { value, state, consistent } = await sql.read(path, (database) => readStore(database, store, known));
      const { changed, present, fingerprints, diagnostics } = value;
      const removed = [...known.keys()].filter((id) => !present.has(id)).map((id) => runId(store, id));
      const answer = { changed, removed, consistent, diagnostics };
      return withCursor(answer, () => memoryOf({ state, fingerprints: fingerprints(), diagnostics }));
    },
    series: async (nativeId, metric) => (await sql.read(path, (database) => readSeries(database, nativeId, metric))).value,
  };
}

const ENDED: ReadonlySet<RunStatus> = new Set<RunStatus>(['finished', 'failed', 'killed']);

/** Fingerprinting takes a while, so it waits until somebody wants to continue from here. */
function withCursor(answer: Omit<RunChanges, 'cursor'>, compute: () => Cursor): RunChanges {
  let cursor: Cursor | undefined;
  return {
    ...answer,
    get cursor() {
      return (cursor ??= compute());
    },
  };
}
