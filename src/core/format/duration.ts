import { UNKNOWN } from './digits.ts';
import { decimalsFor, shaped, stepFor, type Shape, type Step } from './shape.ts';

const SECONDS: readonly Step[] = [
  { scale: 1e-3, mark: '', unit: ' ms' },
  { scale: 1, mark: '', unit: ' s' },
  { scale: 60, mark: '', unit: ' min' },
  { scale: 3600, mark: '', unit: ' h' },
  { scale: 48 * 3600, mark: '', unit: ' d' },
];

/** A length of time: `380 ms`, `45 s`, `12 min`, `2.1 h`; days from two days on. */
export function formatDuration(seconds: number): string {
  return Number.isFinite(seconds) ? shaped(seconds, durationShape(seconds)) : UNKNOWN;
}

/** Two significant digits, and never fewer than the whole number. */
export function durationShape(seconds: number): Shape {
  if (seconds === 0) return { scale: 1, decimals: 0, before: '', mark: '', unit: ' s', zeros: 'dropped' };
  const { scale: from, mark, unit } = stepFor(seconds, SECONDS, 2);
  const scale = unit === ' d' ? 86_400 : from;
  return { scale, decimals: Math.max(0, decimalsFor(seconds / scale, 2)), before: '', mark, unit, zeros: 'dropped' };
}
