import { type ColumnData, isText } from './column.ts';
import { cellAt, type Cell, hasValue } from './cell.ts';

export interface RowGroup {
  /** The value that its rows share. */
  readonly cell: Cell;
  /** In the order in which they were given. */
  readonly rows: Uint32Array;
}

/** Rows with the same value, in the order of their first rows; those without a value come last. */
export function groupRows(rows: Uint32Array, by: ColumnData): readonly RowGroup[] {
  const groups = new Map<number | string, { cell: Cell; rows: number[] }>();
  for (const row of rows) {
    const key = keyOf(by, row);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { cell: cellAt(by, row), rows: [row] });
    else known.rows.push(row);
  }
  const made = [...groups.values()].map((group): RowGroup => ({ cell: group.cell, rows: Uint32Array.from(group.rows) }));
  const hasNone = ({ cell: { kind } }: RowGroup) => kind === 'missing' || kind === 'unknown';
  return [...made.filter((group) => !hasNone(group)), ...made.filter(hasNone)];
}

function keyOf(data: ColumnData, row: number): number | string {
  if (isText(data)) return data.codes[row]!;
  if (!hasValue(data, row)) return 'missing';
  return data.values[row]!;
}
