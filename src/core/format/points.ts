import { exponentOf, fixed, plain, toDigits } from './digits.ts';

/** A difference of quality with two significant digits, the zero at the end kept: `0.60`, `−0.12`, `12`, `140`. */
export function formatPoints(points: number): string {
  if (!Number.isFinite(points)) return fixed(points, 0);
  const exponent = exponentOf(toDigits(points, 2));
  return exponent > 1 || exponent < -6 ? plain(points, 2) : fixed(points, 1 - exponent);
}
