import { UNKNOWN } from './digits.ts';
import { formatPercent } from './number.ts';

/** In how many draws something holds; without the errors of metrics draws say nothing of it. */
export function formatChance(share: number, withoutError: boolean): string {
  return withoutError ? UNKNOWN : formatPercent(share);
}

/** `in 93 % of draws`. */
export function chanceText(share: number, withoutError: boolean): string {
  return withoutError ? 'in an unknown share of draws: error unknown' : `in ${formatPercent(share)} of draws`;
}
