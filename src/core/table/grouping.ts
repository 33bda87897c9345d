import { cellAt, type Cell, hasValue } from './cell.ts';
import { type ColumnData, isText, type TextData } from './column.ts';
import { rangeAt, rangesOver, type ValueRange } from './ranges.ts';

/** What the rows of a group have in common. */
export type GroupCell = Cell | (ValueRange & { readonly kind: 'range' });

/** Which group each row of a column belongs to. Groups of numbers have an order of their own. */
export interface Grouping {
  keyOf(row: number): number | string;
  cellOf(row: number): GroupCell;
  /** NaN where the order is that of the rows. */
  orderOf(row: number): number;
  /** Rows that somebody sorted the other way round have their groups so. */
  readonly isFalling: boolean;
}

/** Of more different numbers each would make a group of a few rows. */
const MOST_NUMBERS = 12;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Every value makes a group; numbers, and parameters that are numbers, make ranges where many differ. */
export function groupingBy(data: ColumnData, rows: Uint32Array): Grouping {
  const valueOf = numbersOf(data);
  const ranges = valueOf === undefined ? undefined : rangesOf(valueOf, rows, data.kind === 'time' ? 'time' : 'number');
  const isFalling = valueOf !== undefined && fall(valueOf, rows);
  const key = (row: number): number | string => (isText(data) ? data.codes[row]! : hasValue(data, row) ? data.values[row]! : 'missing');
  if (valueOf === undefined || ranges === undefined) {
    return {
      keyOf: key,
      cellOf: (row) => cellAt(data, row),
      orderOf: (row) => (isText(data) ? Number.NaN : (valueOf?.(row) ?? Number.NaN)),
      isFalling,
    };
  }
  const rangeOf = (row: number): number | undefined => {
    const value = valueOf(row);
    return Number.isFinite(value) ? rangeAt(ranges, value) : undefined;
  };
  return {
    keyOf(row) {
      const range = rangeOf(row);
      return range === undefined ? key(row) : `range ${range}`;
    },
    cellOf(row) {
      const range = rangeOf(row);
      return range === undefined ? cellAt(data, row) : { kind: 'range', ...ranges[range]! };
    },
    orderOf: valueOf,
    isFalling,
  };
}

function fall(valueOf: (row: number) => number, rows: Uint32Array): boolean {
  let before = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const value = valueOf(row);
    if (value > before) return false;
    if (!Number.isNaN(value)) before = value;
  }
  return true;
}

/** Undefined for a column that holds something else than numbers; NaN for a row without one. */
function numbersOf(data: ColumnData): ((row: number) => number) | undefined {
  if (!isText(data)) return (row) => (hasValue(data, row) ? data.values[row]! : Number.NaN);
  const numbers = numericTexts(data);
  return numbers && ((row) => numbers[data.codes[row]!]!);
}

const known = new WeakMap<TextData, Float64Array | undefined>();

/** By their codes, where all texts are numbers. */
function numericTexts(data: TextData): Float64Array | undefined {
  if (!known.has(data)) {
    const isNumeric = data.dictionary.length > MOST_NUMBERS && data.dictionary.every((text) => NUMBER.test(text));
    known.set(data, isNumeric ? Float64Array.from(['NaN', ...data.dictionary], Number) : undefined);
  }
  return known.get(data);
}

function rangesOf(valueOf: (row: number) => number, rows: Uint32Array, kind: 'number' | 'time'): readonly ValueRange[] | undefined {
  const different = new Set<number>();
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of rows) {
    const value = valueOf(row);
    if (!Number.isFinite(value)) continue;
    if (different.size <= MOST_NUMBERS) different.add(value);
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return different.size > MOST_NUMBERS ? rangesOver(least, most, kind) : undefined;
}
