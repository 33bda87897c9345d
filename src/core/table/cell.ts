import type { QuantityBasis } from '../quantity/basis.ts';
import { type ColumnData, isText, MARK_BASES, MARKS } from './column.ts';

/** One value of a column, as it is shown. */
export type Cell =
  | { readonly kind: 'missing' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number' | 'time'; readonly value: number }
  | { readonly kind: 'unknown'; readonly reason: string }
  | {
      readonly kind: 'quantity';
      readonly value: number;
      readonly low: number;
      readonly high: number;
      readonly basis: QuantityBasis;
      readonly atLeast: boolean;
    };

const MISSING: Cell = { kind: 'missing' };

export function cellAt(data: ColumnData, row: number): Cell {
  if (isText(data)) {
    const text = data.dictionary[(data.codes[row] ?? 0) - 1];
    return text === undefined ? MISSING : { kind: 'text', text };
  }
  if (data.kind !== 'quantity') return data.present[row] === 1 ? { kind: data.kind, value: data.values[row]! } : MISSING;
  const reason = data.reasons[(data.unknown[row] ?? 0) - 1];
  if (reason !== undefined) return { kind: 'unknown', reason };
  const marks = data.marks[row]!;
  return {
    kind: 'quantity',
    value: data.values[row]!,
    low: data.low[row]!,
    high: data.high[row]!,
    basis: MARK_BASES[marks & MARKS.basis]!,
    atLeast: isLowerBound(data, row),
  };
}

/** Whether a row has a value: an unknown quantity has none. */
export function hasValue(data: ColumnData, row: number): boolean {
  if (isText(data)) return data.codes[row] !== 0;
  return data.kind === 'quantity' ? data.unknown[row] === 0 : data.present[row] === 1;
}

/** Whether a part of the value is unknown, so that it is at least what stands there. */
export function isLowerBound(data: ColumnData, row: number): boolean {
  return data.kind === 'quantity' && (data.marks[row]! & MARKS.atLeast) !== 0;
}
