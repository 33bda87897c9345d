import type { Cursor, StoreReader } from '../../core/ports/reader.ts';
import type { SqlReader } from '../../core/ports/sql.ts';
import { type Run, type RunStatus, runId, type StoreRef } from '../../core/runs/run.ts';
import { withCursor } from '../lazy-cursor.ts';
import { type Memory, memoryOf, remembered } from './memory.ts';
import { readGlance } from './glance.ts';
import type { RowMemory } from './row-memory.ts';
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
  /** Only whoever goes on from a list has them: a process that lists once does not pay for them. */
  let rows: RowMemory | undefined;
  /** What the newest cursor says, which need not be parsed then. */
  let newest: { readonly cursor: Cursor; readonly memory: Memory } | undefined;
  const memoryIn = (cursor: Cursor | undefined) => (cursor !== undefined && cursor === newest?.cursor ? newest.memory : remembered(cursor));
  const cursorOf = (memory: Memory): Cursor => {
    newest = { cursor: memoryOf(memory), memory };
    return newest.cursor;
  };
  return {
    store,
    watch: [path, `${path}-wal`, `${path}-journal`],
    isFinal: ({ status }: Run) => ENDED.has(status),
    async list(cursor) {
      const before = memoryIn(cursor);
      if (cursor !== undefined && before !== undefined && sql.state(path) === before.state) {
        return { changed: [], removed: [], cursor, consistent: true, diagnostics: before.diagnostics };
      }
      const known = before?.fingerprints ?? new Map<string, number>();
      const { value, state, consistent } = await sql.read(path, (database) => readStore(database, store, known));
      const { changed, present, fingerprints, diagnostics } = value;
      rows = undefined;
      const removed = [...known.keys()].filter((id) => !present.has(id)).map((id) => runId(store, id));
      const answer = { changed, removed, consistent, diagnostics };
      return withCursor(answer, () => {
        rows = value.rows();
        return cursorOf({ state, fingerprints: fingerprints(), diagnostics });
      });
    },
    async glance(cursor) {
      const before = memoryIn(cursor);
      const known = rows;
      if (before === undefined || known === undefined) return undefined;
      // Whoever names a change may mean another file: of this one the list has its answer without opening it.
      if (sql.state(path) === before.state) return undefined;
      const { value, consistent } = await sql.read(path, (database) => readGlance(database, store, before, known));
      if (value === undefined || !consistent) return undefined;
      rows = value.rows;
      const removed = value.removed.map((id) => runId(store, id));
      const answer = { changed: value.changed, removed, consistent, diagnostics: before.diagnostics };
      return withCursor(answer, () =>
        cursorOf({ state: NOT_UP_TO_DATE, fingerprints: value.fingerprints, diagnostics: before.diagnostics }),
      );
    },
    series: async (nativeId, metric) => (await sql.read(path, (database) => readSeries(database, nativeId, metric))).value,
  };
}

/** Equal to no state of a file. */
const NOT_UP_TO_DATE = '';

const ENDED: ReadonlySet<RunStatus> = new Set<RunStatus>(['finished', 'failed', 'killed']);
