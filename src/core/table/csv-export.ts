import { csvLine, tsvLine } from '../text/csv.ts';
import { isoTime } from '../text/iso-date.ts';
import { type Cell, cellAt } from './cell.ts';
import type { ExportedTable } from './exported.ts';

/** A table as CSV (RFC 4180), in pieces. */
export function* csvExport({ ids, columns, rows, intervals }: ExportedTable): Generator<string> {
  yield csvLine([
    'id',
    ...columns.flatMap(({ meta: { id, kind } }) => (intervals && kind === 'quantity' ? PARTS.map((part) => id + part) : [id])),
  ]);
  for (const row of rows) {
    yield csvLine([
      ids[row]!,
      ...columns.flatMap(({ meta: { kind }, data }) => {
        const cell = cellAt(data, row);
        return intervals && kind === 'quantity' ? partsOf(cell) : [cellText(cell)];
      }),
    ]);
  }
}

/** Cells as a spreadsheet takes them from the clipboard: a line for each row, tabs between. */
export function tsvText(lines: readonly (readonly string[])[]): string {
  return lines.map(tsvLine).join('\n');
}

const PARTS = ['', '.low', '.high', '.basis'];

function partsOf(cell: Cell): readonly string[] {
  if (cell.kind !== 'quantity') return [cellText(cell), '', '', cell.kind === 'unknown' ? cell.reason : ''];
  return [cellText(cell), String(cell.low), String(cell.high), cell.atLeast ? `at least, ${cell.basis}` : cell.basis];
}

/** The value with all its digits. What is unknown says so: an empty cell would pass for zero in a sum. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'missing':
      return '';
    case 'text':
      return cell.text;
    case 'time':
      return timeText(cell.value);
    case 'unknown':
      return 'unknown';
    default:
      return String(cell.value);
  }
}

export function timeText(at: number): string {
  return isoTime(at) ?? String(at);
}
