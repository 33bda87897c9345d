export type CsvRow = readonly (string | number | null)[];

/** Rows as CSV (RFC 4180), safe to open in a spreadsheet: a text that would be a formula is quoted as text. */
export function csvText(header: readonly string[], rows: readonly CsvRow[]): string {
  return [...csvPieces(header, rows)].join('');
}

/** The same, line by line. */
export function* csvPieces(header: readonly string[], rows: Iterable<CsvRow>): Generator<string> {
  yield csvLine(header);
  for (const row of rows) yield csvLine(row);
}

function csvLine(row: CsvRow): string {
  return `${row.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
