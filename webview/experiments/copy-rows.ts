import { cellAt } from '../../src/core/table/cell.ts';
import { cellText, tsvText } from '../../src/core/table/csv-export.ts';
import type { LoadedTable } from './loaded-table.ts';

/** Rows as a spreadsheet takes them, with their headings. */
export function copiedRows({ data }: LoadedTable, columns: readonly string[], rows: readonly number[]): string {
  const shown = columns.filter((id) => data.has(id));
  return tsvText([shown, ...rows.map((row) => shown.map((id) => cellText(cellAt(data.get(id)!, row))))]);
}

/** One cell, as it is. */
export function copiedCell({ data }: LoadedTable, column: string, row: number): string {
  const found = data.get(column);
  return found === undefined ? '' : cellText(cellAt(found, row));
}
