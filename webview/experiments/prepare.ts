import { prepareSort } from '../../src/core/table/sort.ts';
import type { LoadedTable } from './loaded-table.ts';
import type { Loader } from './loader.ts';

/** Columns that are asked for at once while nobody waits. */
const AT_ONCE = 4;

/** Loads the columns that are chosen but not seen yet, and works out their order, while nobody waits for anything. */
export function prepareInIdle(table: LoadedTable, columns: readonly string[], loader: Loader): void {
  const rest = [...columns];
  const step = async (): Promise<void> => {
    const next = rest.splice(0, AT_ONCE);
    if (next.length === 0 || !(await loader.need(next))) return;
    for (const id of next) {
      const data = table.data.get(id);
      if (data !== undefined) await idle(() => prepareSort(data));
    }
    await idle(step);
  };
  void idle(step);
}

function idle<T>(run: () => T): Promise<Awaited<T>> {
  return new Promise((resolve, reject) => {
    requestIdleCallback(() => void Promise.resolve(run()).then(resolve as (value: Awaited<T>) => void, reject), { timeout: 2000 });
  });
}
