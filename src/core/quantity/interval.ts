import { interval90 } from '../numbers/quantile.ts';
import type { Expression } from './expression.ts';
import type { Unit } from './unit.ts';

/**
 * The 90 % interval of one expression: quantiles of its draws, widened to hold the value, and cut at what the value can be.
 *
 * The errors are drawn around a value as if it could go on for ever, so that an accuracy of 0.99 ± 0.02 has draws above 1. Cutting the
 * interval is what cutting each draw would give (but for what lies between two draws), since quantiles keep their order. The draws themselves stay whole: two candidates are
 * compared by differences, in which an error that both share cancels, and at a common cut it would not; a sure lead near 1 would
 * become a tie.
 */
export function intervalOf(
  { value, unit, range }: Pick<Expression, 'value' | 'unit' | 'range'>,
  draws: Float64Array,
): { low: number; high: number } {
  const { low, high } = interval90(draws);
  const { least, most } = range ?? { least: leastOf(unit), most: Number.POSITIVE_INFINITY };
  return { low: Math.min(Math.max(low, least), value), high: Math.max(Math.min(high, most), value) };
}

/**
 * What is paid, lasts, or is counted is not below zero, though Student's t around the mean of two or three replicates has draws there. A
 * lognormal spread would stay above, and move the mean of the draws away from the value that the explanation adds up.
 */
function leastOf(unit: Unit): number {
  const [over = ''] = unit.split('/');
  return over.split('·').some((name) => NEVER_BELOW_ZERO.has(name)) ? 0 : Number.NEGATIVE_INFINITY;
}

const NEVER_BELOW_ZERO: ReadonlySet<string> = new Set([
  'USD',
  'h',
  's',
  'ms',
  'kWh',
  'B',
  'MB',
  'device',
  'instance',
  'prediction',
  'token',
]);
