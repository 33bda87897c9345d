import type { FieldName } from '../query/fields.ts';
import { truthOf, type Truth } from '../query/matches.ts';
import type { Query, QueryValue } from '../query/query.ts';
import { hasValue, isLowerBound } from './cell.ts';
import { type ColumnData, isText } from './column.ts';

/** The rows that pass a query; a row whose value is missing or unknown passes no comparison, and one with a lower bound those that it proves. */
export function filterRows(rows: Uint32Array, columns: ReadonlyMap<FieldName, ColumnData>, query: Query): Uint32Array {
  const truths = truthsOf(query, rows, columns);
  return rows.filter((_, at) => truths[at] === TRUE);
}

/** Kleene's three values in their order: the lesser of two is their `and`, the greater their `or`. */
const [FALSE, UNKNOWN, TRUE] = [0, 1, 2] as const;

function truthsOf(query: Query, rows: Uint32Array, columns: ReadonlyMap<FieldName, ColumnData>): Uint8Array {
  switch (query.op) {
    case 'and':
      return together(query.parts, rows, columns, TRUE, Math.min);
    case 'or':
      return together(query.parts, rows, columns, FALSE, Math.max);
    case 'not':
      return truthsOf(query.of, rows, columns).map((truth) => TRUE - truth);
    default:
      return askedOf(query, rows, columns.get(query.field));
  }
}

function together(
  parts: readonly Query[],
  rows: Uint32Array,
  columns: ReadonlyMap<FieldName, ColumnData>,
  start: number,
  both: (a: number, b: number) => number,
): Uint8Array {
  const all = new Uint8Array(rows.length).fill(start);
  for (const part of parts) {
    const truths = truthsOf(part, rows, columns);
    for (let at = 0; at < all.length; at++) all[at] = both(all[at]!, truths[at]!);
  }
  return all;
}

/** What a question without parts comes to for each row. Each different text is asked about once. */
function askedOf(query: Query, rows: Uint32Array, data: ColumnData | undefined): Uint8Array {
  const asked = (value: QueryValue | undefined) => numberOf(truthOf(query, () => value));
  const truths = new Uint8Array(rows.length).fill(asked(undefined));
  if (data === undefined) return truths;
  if (isText(data)) {
    const ofCode = Uint8Array.from([asked(undefined), ...data.dictionary.map(asked)]);
    rows.forEach((row, at) => {
      truths[at] = ofCode[data.codes[row]!]!;
    });
    return truths;
  }
  rows.forEach((row, at) => {
    const value = data.values[row]!;
    if (hasValue(data, row)) truths[at] = asked(isLowerBound(data, row) ? { atLeast: value } : value);
  });
  return truths;
}

function numberOf(truth: Truth): number {
  return truth === undefined ? UNKNOWN : truth ? TRUE : FALSE;
}
