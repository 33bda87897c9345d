import { metricWords } from './names.ts';

/** Between what a value can lie. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

const SHARE: Range = { least: 0, most: 1 };
const ANYTHING: Range = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };

/** Fractions that are no shares of a whole: some may be below zero, and an error rate counts insertions too. Others are shares. */
const OTHERS: readonly (readonly [pattern: RegExp, range: Range | undefined])[] = [
  [/(^|_)(mcc|kappa|silhouette|gini)(_|$)/, { least: -1, most: 1 }],
  [/(^|_)(r2|explained_variance)(_|$)/, { least: Number.NEGATIVE_INFINITY, most: 1 }],
  [/(^|_)((word|char|character|phoneme|token)_error_rate|wer|cer)(_|$)/, { least: 0, most: Number.POSITIVE_INFINITY }],
  [/(^|_)score(_|$)/, undefined],
];

/**
 * Between what a fraction can lie by its name, and money that is measured; undefined for other units, and for a value that lies outside, which is written otherwise
 * than the name says: 93.1 for an accuracy is a percentage.
 */
export function rangeOf(metric: string, unit: string, value: number): Range | undefined {
  // A profit is money, and may be a loss.
  if (unit === 'USD') return ANYTHING;
  if (unit !== 'fraction' && unit !== 'percent') return undefined;
  const range = scaled(rangeByName(metric), unit === 'percent' ? 100 : 1);
  return range !== undefined && value >= range.least && value <= range.most ? range : undefined;
}

/** Between what a fraction of this name can lie; undefined where the name does not tell it. */
export function rangeByName(metric: string): Range | undefined {
  const words = metricWords(metric);
  const other = OTHERS.find(([pattern]) => pattern.test(words));
  return other === undefined ? SHARE : other[1];
}

function scaled(range: Range | undefined, by: number): Range | undefined {
  return range && { least: range.least * by, most: range.most * by };
}
