import { prepareSort } from '../../src/core/table/sort.ts';
import type { LoadedTable } from './loaded-table.ts';
import type { Loader } from './loader.ts';

/** Columns that are asked for at once while nobody waits. */
const AT_ONCE = 4;

/**
 * Loads the columns that a person has just chosen but does not see yet, and works out their order, while nobody waits for anything. A table that is
 * only read anew is not sent as a whole again.
 */
export function createPrepare(need: Loader['need']): (table: LoadedTable, columns: readonly string[]) => void {
  const prepared = new Set<string>();
  return (table, columns) => {
    const rest = columns.filter((id) => !prepared.has(`${table.schema.mode} ${id}`));
    for (const id of rest) prepared.add(`${table.schema.mode} ${id}`);
    const step = async (): Promise<void> => {
      const next = rest.splice(0, AT_ONCE);
      if (next.length === 0 || !(await need(next))) return;
      for (const id of next) {
        const data = table.data.get(id);
        if (data !== undefined) await idle(() => prepareSort(data));
      }
      await idle(step);
    };
    if (rest.length > 0) void idle(step);
  };
}

function idle<T>(run: () => T): Promise<Awaited<T>> {
  return new Promise((resolve, reject) => {
    requestIdleCallback(() => void Promise.resolve(run()).then(resolve as (value: Awaited<T>) => void, reject), { timeout: 2000 });
  });
}
