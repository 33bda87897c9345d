import { exponentOf, fixed, plain, toDigits } from './digits.ts';

/** A metric, with the digits that its standard error supports: `0.842 ± 0.003`; four significant digits without one. */
export function formatMetric(value: number, standardError?: number): string {
  if (standardError === undefined || !isUsable(standardError) || !Number.isFinite(value)) return plain(value, 4);
  const decimals = errorDecimals(standardError);
  if (decimals > 6) return `${plain(value, 4)} ± ${plain(standardError, 1)}`;
  return `${fixed(value, decimals)} ± ${fixed(standardError, decimals)}`;
}

function isUsable(standardError: number): boolean {
  return Number.isFinite(standardError) && standardError > 0;
}

/** Two digits of an error that starts with 1 or 2, where one digit would be off by up to a half; else one. */
function errorDecimals(standardError: number): number {
  const two = toDigits(standardError, 2);
  const exponent = exponentOf(two);
  const leading = Number(two.toExponential()[0]);
  return Math.max(0, (leading < 3 ? 1 : 0) - exponent);
}
