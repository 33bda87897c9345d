import { interval90 } from '../numbers/quantile.ts';
import type { Expression } from './expression.ts';

/**
 * The 90 % interval of one expression: quantiles of its draws, widened to hold the value, and cut at what the value can be.
 *
 * The errors are drawn around a value as if it could go on for ever, so that an accuracy of 0.99 ± 0.02 has draws above 1. Cutting the
 * interval is what cutting each draw would give (but for what lies between two draws), since quantiles keep their order. The draws themselves stay whole: two candidates are
 * compared by differences, in which an error that both share cancels, and at a common cut it would not; a sure lead near 1 would
 * become a tie.
 */
export function intervalOf({ value, range }: Pick<Expression, 'value' | 'range'>, draws: Float64Array): { low: number; high: number } {
  const { low, high } = interval90(draws);
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = range ?? {};
  return { low: Math.min(Math.max(low, least), value), high: Math.max(Math.min(high, most), value) };
}
