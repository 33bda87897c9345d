import { differs } from '../../src/core/table/differing.ts';
import { lastCall } from './last-call.ts';
import type { Arrangement } from './layout.ts';
import type { LoadedTable } from './loaded-table.ts';

/** The columns that a person chose, or those that the table proposes; only such as there are. */
export function chosenColumns(
  { schema, metas }: Pick<LoadedTable, 'schema' | 'metas'>,
  { shown }: Pick<Arrangement, 'shown'>,
): readonly string[] {
  return (shown ?? ['star', ...schema.shown]).filter((id) => metas.has(id));
}

/** What names a row, which is shown whether or not it differs. */
export const NAMING: readonly string[] = ['star', 'name', 'configuration'];

export interface ColumnsShown {
  readonly columns: readonly string[];
  /** How many are the same in all rows, and therefore left out. */
  readonly same: number;
}

/** Leaves out columns that are the same in all rows, where a person wants to see only what differs. */
export function createColumnsShown(): (table: LoadedTable, chosen: readonly string[], rows: Uint32Array, only: boolean) => ColumnsShown {
  const differing = lastCall((table: LoadedTable, chosen: readonly string[], rows: Uint32Array, _loaded: number) =>
    chosen.filter((id) => {
      const data = table.data.get(id);
      return NAMING.includes(id) || data === undefined || differs(data, rows);
    }),
  );
  return (table, chosen, rows, only) => {
    if (!only || rows.length < 2) return { columns: chosen, same: 0 };
    const columns = differing(table, chosen, rows, chosen.filter((id) => table.data.has(id)).length);
    return { columns, same: chosen.length - columns.length };
  };
}
