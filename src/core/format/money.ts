import { LARGE, toDigits, UNKNOWN } from './digits.ts';
import { decimalsFor, shaped, stepFor, type Shape, type Step } from './shape.ts';

const STEPS: readonly Step[] = [
  { scale: 1, mark: '', unit: '' },
  { scale: 1e3, mark: 'k', unit: '' },
  { scale: 1e6, mark: 'M', unit: '' },
  { scale: 1e9, mark: 'B', unit: '' },
];

/** US dollars: `$0.0031`, `$4.10`, `$186`, `$12.4k`, `$1.2M`. */
export function formatUsd(value: number): string {
  return Number.isFinite(value) ? shaped(value, moneyShape(value)) : UNKNOWN;
}

/** Two significant digits below 1 dollar, three above, thousands from a thousand. */
export function moneyShape(value: number): Shape {
  if (Math.abs(value) >= LARGE) return { scale: 1, mark: '', unit: '', decimals: 0, before: '$', zeros: 'dropped' };
  const { scale, mark, unit } = stepFor(value, STEPS, 3);
  const small = Math.abs(toDigits(value, 2)) < 1;
  const decimals = small ? decimalsFor(value, 2) : decimalsFor(Math.max(1, Math.abs(value) / scale), 3);
  return { scale, mark, unit, decimals: Math.max(0, decimals), before: '$', zeros: scale === 1 ? 'kept' : 'dropped' };
}
