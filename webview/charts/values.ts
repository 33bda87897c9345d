import { type ColumnData, MARKS } from '../../src/core/table/column.ts';

/** What a row has in a column, as far as a chart can place it. */
export type Standing = 'known' | 'missing' | 'at least';

/** The numbers of a column with their 90 % intervals, by row. */
export interface ColumnValues {
  value(row: number): number;
  low(row: number): number;
  high(row: number): number;
  standing(row: number): Standing;
}

/** The 95 % quantile of the normal distribution: a standard error says what 90 % are within. */
const DEVIATE = 1.6448536269514722;

/** Undefined for a column of texts, which has no place on an axis. A lower bound is no place either. */
export function columnValues(data: ColumnData, errors?: ColumnData): ColumnValues | undefined {
  if ('codes' in data) return undefined;
  if (data.kind === 'quantity') {
    const { values, low, high, unknown, marks } = data;
    return {
      value: (row) => values[row]!,
      low: (row) => low[row]!,
      high: (row) => high[row]!,
      standing(row) {
        if (unknown[row] !== 0 || !Number.isFinite(values[row])) return 'missing';
        return (marks[row]! & MARKS.atLeast) === 0 ? 'known' : 'at least';
      },
    };
  }
  const { values, present } = data;
  const errorOf = (row: number) =>
    errors !== undefined && 'present' in errors && errors.present[row] === 1 && errors.values[row]! > 0 ? DEVIATE * errors.values[row]! : 0;
  return {
    value: (row) => values[row]!,
    low: (row) => values[row]! - errorOf(row),
    high: (row) => values[row]! + errorOf(row),
    standing: (row) => (present[row] === 1 && Number.isFinite(values[row]) ? 'known' : 'missing'),
  };
}
