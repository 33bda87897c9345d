import { type Cell, hasComma, isMissing, numberOf } from '../rows/number-text.ts';
import type { Row } from './row.ts';

/** What the sample tells of one column. */
export interface Facts {
  readonly column: string;
  readonly rows: number;
  /** What is there, row by row. */
  readonly cells: readonly Cell[];
  readonly distinct: number;
  /** All are numbers, be it with a comma for the point. */
  readonly numeric: boolean;
  readonly whole: boolean;
}

/** Columns in the order in which they come up. */
export function factsOf(header: readonly string[], rows: readonly Row['cells'][]): readonly Facts[] {
  return header.map((column) => {
    const cells = rows.map((row) => row.get(column)).filter((cell): cell is Cell => !isMissing(cell));
    const numeric = cells.length > 0 && cells.every((cell) => numberOf(cell) !== undefined || hasComma(cell));
    return {
      column,
      rows: rows.length,
      cells,
      distinct: new Set(cells.map(String)).size,
      numeric,
      whole: numeric && cells.every((cell) => Number.isInteger(numberOf(cell))),
    };
  });
}

export function headerOf(rows: readonly Row['cells'][]): readonly string[] {
  const header = new Set<string>();
  for (const row of rows) for (const column of row.keys()) header.add(column);
  return [...header];
}
