import { cellAt } from './cell.ts';
import type { ColumnData, ColumnMeta } from './column.ts';
import { differs } from './differing.ts';

/** Columns of some rows side by side. */
export interface Comparison {
  /** Those in which the rows differ, in the order of the columns. */
  readonly differing: readonly ColumnMeta[];
  readonly same: readonly ColumnMeta[];
}

/** What some rows differ in. A column in which none of them has anything is left out. */
export function compareRows(columns: readonly ColumnMeta[], data: ReadonlyMap<string, ColumnData>, rows: ArrayLike<number>): Comparison {
  const [differing, same]: [ColumnMeta[], ColumnMeta[]] = [[], []];
  for (const meta of columns) {
    const own = data.get(meta.id);
    if (own === undefined || Array.from(rows).every((row) => cellAt(own, row).kind === 'missing')) continue;
    (differs(own, rows) ? differing : same).push(meta);
  }
  return { differing, same };
}
