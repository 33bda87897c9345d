import { exponentOf, fixed, plain, toDigits, withoutTrailingZeros } from './digits.ts';

/** How a value is written: divided by `scale`, with so many decimals, between a sign and a unit. */
export interface Shape {
  readonly scale: number;
  readonly decimals: number;
  /** Before the number: a currency sign. */
  readonly before: string;
  /** Right behind every number of this shape, a bound of an interval too: `k`. */
  readonly mark: string;
  /** Behind the value only: ` h`. */
  readonly unit: string;
  /** Zeros at the end say nothing here: `2 h`, `$12k`, but `$4.10`. */
  readonly zeros: 'kept' | 'dropped';
}

/** Beyond these a number is easier to read as `1.2e−13`. */
const MOST_DECIMALS = 12;

export interface Step {
  readonly scale: number;
  readonly mark: string;
  readonly unit: string;
}

/** The value in its shape. */
export function shaped(value: number, shape: Shape): string {
  const text = bare(value, shape);
  const sign = text.startsWith('−') ? '−' : '';
  return `${sign}${shape.before}${text.slice(sign.length)}${shape.unit}`;
}

/** The number alone, as a bound of an interval shows it. */
export function bare(value: number, { scale, decimals, mark, zeros }: Shape): string {
  const text = decimals > MOST_DECIMALS ? plain(value / scale, 2) : fixed(value / scale, decimals);
  return `${zeros === 'dropped' ? withoutTrailingZeros(text) : text}${mark}`;
}

/** The largest step that the value reaches once it is rounded to `digits`, so that 999.9 becomes 1 k and not 1,000. */
export function stepFor(value: number, steps: readonly Step[], digits: number): Step {
  const rounded = Math.abs(toDigits(value, digits));
  return steps.findLast(({ scale }) => rounded >= scale) ?? steps[0]!;
}

/** Decimals that show so many significant digits of a value, after rounding has carried. */
export function decimalsFor(value: number, digits: number): number {
  const rounded = toDigits(value, digits);
  return rounded === 0 || !Number.isFinite(rounded) ? 0 : digits - 1 - exponentOf(rounded);
}
