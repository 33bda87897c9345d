import { csvLine } from '../../core/text/csv.ts';

export type CsvRow = readonly (string | number | null)[];

/** Rows as CSV, safe to open in a spreadsheet. What there is not is an empty cell. */
export function csvText(header: readonly string[], rows: readonly CsvRow[]): string {
  return [...csvPieces(header, rows)].join('');
}

/** The same, line by line. */
export function* csvPieces(header: readonly string[], rows: Iterable<CsvRow>): Generator<string> {
  yield csvLine(header);
  for (const row of rows) yield csvLine(row.map((cell) => (cell === null ? '' : String(cell))));
}
