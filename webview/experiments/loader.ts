import type { PanelHost } from './channel.ts';
import { loadedTable, type LoadedTable } from './loaded-table.ts';
import { ownColumns, ownMetas } from './own-columns.ts';
import type { Store } from './store.ts';

export interface Loader {
  /** Reads the table anew; what is shown stays until everything that is needed is there. */
  refresh(): Promise<void>;
  /** Reads what people wrote. */
  refreshWritten(): Promise<void>;
  /** Loads columns of the present table. True when they are there. */
  need(ids: readonly string[]): Promise<boolean>;
}

/** Runs once more after the run that is under way, however often it is called meanwhile: whoever calls gets what was there when they did. */
function oneAfterAnother(run: () => Promise<void>): () => Promise<void> {
  let now: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    now = run().finally(() => {
      now = undefined;
    });
    return now;
  };
  const again = (): Promise<void> => {
    next = undefined;
    return start();
  };
  return () => {
    if (now === undefined) return start();
    next ??= now.then(again, again);
    return next;
  };
}

/** Brings in what the host has. `wanted` are columns without which a table is not shown. */
export function createLoader(host: PanelHost, store: Store, wanted: (table: LoadedTable) => readonly string[]): Loader {
  let asked = 0;
  const refresh = async (): Promise<void> => {
    const mode = store.mode();
    const turn = ++asked;
    const [schema, written] = await Promise.all([host.ask('table', { mode }), host.ask('annotations', {})]);
    // Somebody asked again meanwhile, or wants the other table.
    if (turn !== asked) return;
    const table = loadedTable(schema, ownMetas(schema.ids.length), (of, revision, ids, rows) =>
      host.ask('columns', { mode: of, revision, ids: [...ids], ...(rows === undefined ? {} : { rows: [...rows] }) }),
    );
    table.setOwn(ownColumns(mode, schema.ids.length, table.rowOf, written));
    const fresh = await table.need(wanted(table));
    if (turn !== asked) return;
    if (!fresh) return refresh();
    store.set({ table, written });
  };
  const readWritten = async (): Promise<void> => {
    const written = await host.ask('annotations', {});
    const { table, written: before } = store.now();
    if (JSON.stringify(written) === JSON.stringify(before)) return;
    table?.setOwn(ownColumns(table.schema.mode, table.schema.ids.length, table.rowOf, written));
    store.set({ written });
  };
  return {
    refresh,
    refreshWritten: oneAfterAnother(readWritten),
    async need(ids) {
      const { table } = store.now();
      if (table === undefined || table.has(ids)) return true;
      if (!(await table.need(ids))) {
        await refresh();
        return false;
      }
      if (store.now().table === table) store.set({});
      return true;
    },
  };
}
