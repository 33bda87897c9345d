import type { ColumnData } from './column.ts';
import { groupingBy, type GroupCell, type Grouping } from './grouping.ts';

export interface RowGroup {
  /** What its rows share. */
  readonly cell: GroupCell;
  /** In the order in which they were given. */
  readonly rows: Uint32Array;
  /** The groups within; none at the last level. */
  readonly groups: readonly RowGroup[];
}

/**
 * Rows with the same value, in the order of their first rows, or of their numbers; those without a value come last. Every further column makes groups within
 * the groups, with the same ranges in all of them.
 */
export function groupRows(rows: Uint32Array, by: readonly ColumnData[]): readonly RowGroup[] {
  return within(
    rows,
    by.map((data) => groupingBy(data, rows)),
  );
}

function within(rows: Uint32Array, [grouping, ...deeper]: readonly Grouping[]): readonly RowGroup[] {
  if (grouping === undefined) return [];
  const groups = new Map<number | string, number[]>();
  for (const row of rows) {
    const key = grouping.keyOf(row);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [row]);
    else known.push(row);
  }
  return inOrder([...groups.values()], grouping).map((members): RowGroup => {
    const own = Uint32Array.from(members);
    return { cell: grouping.cellOf(own[0]!), rows: own, groups: within(own, deeper) };
  });
}

function inOrder(groups: readonly (readonly number[])[], { cellOf, orderOf, isFalling }: Grouping): readonly (readonly number[])[] {
  const hasNone = ([row]: readonly number[]) => ['missing', 'unknown'].includes(cellOf(row!).kind);
  const order = ([row]: readonly number[]) => orderOf(row!);
  const numbers = groups.filter((group) => !Number.isNaN(order(group)));
  const others = groups.filter((group) => Number.isNaN(order(group)));
  const sorted = [...numbers].sort((a, b) => (isFalling ? order(b) - order(a) : order(a) - order(b)));
  return [...sorted, ...others.filter((group) => !hasNone(group)), ...others.filter(hasNone)];
}
