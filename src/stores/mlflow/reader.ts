import type { RunChanges, StoreReader } from '../../core/ports/reader.ts';
import type { SqlReader } from '../../core/ports/sql.ts';
import { type Run, type RunStatus, runId, type StoreRef } from '../../core/runs/run.ts';
import { type Memory, memoryOf, remembered } from './memory.ts';
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
      const after: Memory = { state, fingerprints: value.fingerprints, diagnostics: value.diagnostics };
      return { ...changes(store, known, value.changed, after), consistent };
    },
    series: async (nativeId, metric) => (await sql.read(path, (database) => readSeries(database, nativeId, metric))).value,
  };
}

const ENDED: ReadonlySet<RunStatus> = new Set<RunStatus>(['finished', 'failed', 'killed']);

function changes(
  store: StoreRef,
  known: ReadonlyMap<string, number>,
  changed: readonly Run[],
  after: Memory,
): Omit<RunChanges, 'consistent'> {
  const gone = [...known.keys()].filter((id) => !after.fingerprints.has(id));
  return { changed, removed: gone.map((id) => runId(store, id)), cursor: memoryOf(after), diagnostics: after.diagnostics };
}
