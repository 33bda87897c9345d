import { hasValue, isLowerBound } from './cell.ts';
import { type ColumnData, isText } from './column.ts';

/** What a group of rows comes to in a column of numbers. */
export interface Aggregate {
  /** Rows with a number; NaN is none. */
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly median: number;
  readonly max: number;
  /** Rows without a number, because of which the sum is a lower bound. */
  readonly without: number;
  /** Rows whose number is itself a lower bound, because of which all of these are. */
  readonly atLeast: number;
}

/** Undefined for a column that holds no numbers, and for a group in which nobody has one. */
export function aggregate(data: ColumnData, rows: Uint32Array): Aggregate | undefined {
  if (isText(data)) return undefined;
  const values = new Float64Array(rows.length);
  let [count, sum, min, max, atLeast] = [0, 0, Infinity, -Infinity, 0];
  for (const row of rows) {
    const value = data.values[row]!;
    if (Number.isNaN(value) || !hasValue(data, row)) continue;
    values[count++] = value;
    sum += value;
    if (isLowerBound(data, row)) atLeast++;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (count === 0) return undefined;
  return { count, sum, min, median: medianOf(values.subarray(0, count)), max, without: rows.length - count, atLeast };
}

/** The text that all rows have, or how many different ones there are; a row without one has none of them. */
export function textsIn(
  data: ColumnData,
  rows: Uint32Array,
): { readonly different: number; readonly text: string | undefined; readonly without: number } {
  if (!isText(data)) return { different: 0, text: undefined, without: rows.length };
  const codes = new Set<number>();
  let without = 0;
  for (const row of rows) {
    const code = data.codes[row]!;
    if (code === 0) without++;
    else codes.add(code);
  }
  const [only] = codes;
  return { different: codes.size, text: codes.size === 1 ? data.dictionary[only! - 1] : undefined, without };
}

/** Reorders the values. */
function medianOf(values: Float64Array): number {
  const middle = values.length >> 1;
  const upper = smallest(values, middle);
  if (values.length % 2 === 1) return upper;
  let lower = -Infinity;
  for (let i = 0; i < middle; i++) if (values[i]! > lower) lower = values[i]!;
  return (lower + upper) / 2;
}

/** The value that would stand at a place if they were sorted; those before it are no greater. */
function smallest(values: Float64Array, place: number): number {
  let [from, until] = [0, values.length - 1];
  while (from < until) {
    const pivot = values[(from + until) >> 1]!;
    let [i, j] = [from, until];
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const kept = values[i]!;
      values[i++] = values[j]!;
      values[j--] = kept;
    }
    if (place <= j) until = j;
    else if (place >= i) from = i;
    else break;
  }
  return values[place]!;
}
