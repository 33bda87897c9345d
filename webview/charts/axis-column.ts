import { type ColumnData, type ColumnMeta, isText, type TextData } from '../../src/core/table/column.ts';
import { naturalOrder } from '../../src/core/table/natural-order.ts';
import { isMoney } from './columns.ts';
import { columnValues } from './values.ts';

/** A column as an axis: numbers, or texts as places in their order. NaN where a row has no place on it. */
export interface AxisColumn {
  readonly meta: ColumnMeta;
  readonly value: (row: number) => number;
  /** The 90 % interval, where the column has one. */
  readonly interval: (row: number) => { readonly low: number; readonly high: number } | undefined;
  /** The texts in their order, where it has texts that are no numbers. */
  readonly texts: readonly string[] | undefined;
}

export function axisColumn(meta: ColumnMeta, data: ColumnData, errors?: ColumnData): AxisColumn {
  if (isText(data)) return textColumn(meta, data);
  const values = columnValues(data, errors)!;
  const isKnown = (row: number) => values.standing(row) === 'known';
  return {
    meta,
    value: (row) => (isKnown(row) ? values.value(row) : Number.NaN),
    interval(row) {
      const [low, high] = [values.low(row), values.high(row)];
      return isKnown(row) && high > low ? { low, high } : undefined;
    },
    texts: undefined,
  };
}

/** Parameters are texts in every store; those that are numbers throughout count as such. */
function textColumn(meta: ColumnMeta, { dictionary, codes }: TextData): AxisColumn {
  const numbers = dictionary.map(numberOf);
  const areNumbers = dictionary.length > 0 && numbers.every(Number.isFinite);
  const order = areNumbers ? undefined : naturalOrder(dictionary);
  const texts: string[] = [];
  order?.forEach((place, code) => {
    texts[place] = dictionary[code]!;
  });
  return {
    meta,
    value(row) {
      const code = codes[row]!;
      return code === 0 ? Number.NaN : order === undefined ? numbers[code - 1]! : order[code - 1]!;
    },
    interval: () => undefined,
    texts: areNumbers ? undefined : texts,
  };
}

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

const DECADE = 10;

export interface Extent {
  readonly low: number;
  readonly high: number;
}

/** From the least to the most of what rows have; undefined where they have nothing. */
export function extentOf({ value }: Pick<AxisColumn, 'value'>, rows: ArrayLike<number>): Extent | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < rows.length; at++) {
    const found = value(rows[at]!);
    if (found < low) low = found;
    if (found > high) high = found;
  }
  return low <= high ? { low, high } : undefined;
}

/** Money spans a decade, other numbers that are above zero two: then each decade is as long as the others. */
export function isLogarithmic({ meta, texts }: Pick<AxisColumn, 'meta' | 'texts'>, { low, high }: Extent): boolean {
  return texts === undefined && low > 0 && high / low > (isMoney(meta) ? DECADE : DECADE * DECADE) * 0.999;
}
