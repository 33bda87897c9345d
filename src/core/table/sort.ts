import { type ColumnData, isText, type TextData } from './column.ts';
import { hasValue } from './cell.ts';
import { naturalOrder } from './natural-order.ts';
import { sortByWords, type Words } from './radix.ts';

export interface SortKey {
  readonly data: ColumnData;
  readonly descending: boolean;
}

/**
 * The rows in the order of the keys, the first key deciding first; equal rows keep their order. Text compares by the numbers in it. Values come
 * first, then NaN, then what is missing: whichever way a column is sorted, what is no number never comes first.
 */
export function sortRows(rows: Uint32Array, keys: readonly SortKey[]): Uint32Array {
  return keys.reduceRight((sorted, { data, descending }) => sortByWords(sorted, wordsOf(data, sorted, descending)), rows);
}

/** Works out what the first sort by a text column needs, while nobody waits for it. */
export function prepareSort(data: ColumnData): void {
  if (isText(data)) placesOf(data);
}

const places = new WeakMap<TextData, Uint32Array>();

function placesOf(data: TextData): Uint32Array {
  const known = places.get(data) ?? naturalOrder(data.dictionary);
  places.set(data, known);
  return known;
}

const LAST = 0xffffffff;

/** Each row as a number of 64 bits whose order is that of the values. */
function wordsOf(data: ColumnData, rows: Uint32Array, descending: boolean): Words {
  return isText(data) ? textWords(data, rows, descending) : numberWords(data, rows, descending);
}

function textWords(data: TextData, rows: Uint32Array, descending: boolean): Words {
  const order = placesOf(data);
  const low = rows.map((row) => {
    const code = data.codes[row]!;
    if (code === 0) return LAST;
    return descending ? data.dictionary.length - order[code - 1]! : order[code - 1]!;
  });
  return { low };
}

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);
const [LOW, HIGH] = new Uint32Array(Float64Array.of(1).buffer)[0] === 0 ? ([0, 1] as const) : ([1, 0] as const);

function numberWords(data: Exclude<ColumnData, TextData>, rows: Uint32Array, descending: boolean): Words {
  const low = new Uint32Array(rows.length);
  const high = new Uint32Array(rows.length).fill(LAST);
  rows.forEach((row, at) => {
    if (!hasValue(data, row)) low[at] = LAST;
    else if (!Number.isNaN(data.values[row])) {
      // Adding zero makes −0 the 0 that it equals.
      double[0] = (descending ? -data.values[row]! : data.values[row]!) + 0;
      const negative = halves[HIGH]! >>> 31 === 1;
      high[at] = negative ? ~halves[HIGH]! : halves[HIGH]! ^ 0x80000000;
      low[at] = negative ? ~halves[LOW]! : halves[LOW]!;
    }
  });
  return { low, high };
}
