import { type Cell, cellAt } from './cell.ts';
import { timeText } from './csv-export.ts';
import type { ExportedTable } from './exported.ts';

/**
 * A table as JSON, in pieces: a list with an object for each row, whose keys are the ids of the columns. What is missing has no key; NaN and the
 * infinities, which JSON has not, are texts. The text is made by hand, so that a column may be called `__proto__`.
 */
export function* jsonExport({ ids, columns, rows, intervals }: ExportedTable): Generator<string> {
  let before = '[';
  for (const row of rows) {
    const members = columns.flatMap(({ meta, data }) => {
      const value = valueOf(cellAt(data, row), intervals);
      return value === undefined ? [] : [`${JSON.stringify(meta.id)}:${JSON.stringify(value)}`];
    });
    yield `${before}\n{${[`"id":${JSON.stringify(ids[row])}`, ...members].join(',')}}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

function valueOf(cell: Cell, intervals: boolean): unknown {
  switch (cell.kind) {
    case 'missing':
      return undefined;
    case 'text':
      return cell.text;
    case 'time':
      return timeText(cell.value);
    case 'unknown':
      return { unknown: cell.reason };
    case 'number':
      return numberOf(cell.value);
    case 'quantity':
      return intervals ? withInterval(cell) : numberOf(cell.value);
  }
}

function withInterval({ value, low, high, basis, atLeast }: Extract<Cell, { kind: 'quantity' }>): unknown {
  return { value: numberOf(value), low: numberOf(low), high: numberOf(high), basis, ...(atLeast ? { atLeast } : {}) };
}

function numberOf(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}
