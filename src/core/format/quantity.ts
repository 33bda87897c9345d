import type { QuantityBasis } from '../quantity/basis.ts';
import { isKnown, type Known, type Quantity } from '../quantity/quantity.ts';
import { exponentOf, UNKNOWN } from './digits.ts';
import { bare, shaped, type Shape } from './shape.ts';
import { shapeFor } from './unit-shape.ts';

export interface QuantityFormat {
  /** `shown`: what a sum of money is per, as in `$412/mo`. Default `in-title`: a column title says it once for all. */
  readonly per?: 'shown' | 'in-title';
  readonly interval?: 'shown' | 'hidden';
  readonly marks?: 'shown' | 'hidden';
}

/**
 * A quantity as people see it: `$4.10 (3.2–5.3)`, `$412~`, `≥ $186`, `unknown`. The interval is left out where both
 * ends print the same, and of a lower bound; the value is at most one digit finer than its interval.
 */
export function formatQuantity(quantity: Quantity, format: QuantityFormat = {}): string {
  if (!isKnown(quantity) || !Number.isFinite(quantity.value)) return UNKNOWN;
  const own = shapeFor(quantity.value || quantity.high, quantity.unit, format.per ?? 'in-title');
  const mark = format.marks === 'hidden' ? '' : basisMark(quantity.basis);
  if (quantity.atLeast) return `≥ ${shaped(quantity.value, own)}${mark}`;
  const bounds = boundsOf(quantity, own);
  if (bounds === undefined) return `${shaped(quantity.value, own)}${mark}`;
  const text = `${shaped(quantity.value, { ...own, zeros: 'kept', decimals: valueDecimals(quantity, own) })}${mark}`;
  return format.interval === 'hidden' ? text : `${text} (${bounds})`;
}

/** Nothing behind what was measured or derived; `~` estimated, `?` assumed. */
export function basisMark(basis: QuantityBasis): '' | '~' | '?' {
  return basis === 'estimated' ? '~' : basis === 'assumed' ? '?' : '';
}

function boundsOf({ low, high }: Known, own: Shape): string | undefined {
  const ends = [low, high].map((end) => bare(end, { ...own, zeros: 'kept', decimals: boundDecimals(end, high - low, own) }));
  const same = bare(low, own) === bare(high, own);
  return same || ends[0] === ends[1] ? undefined : ends.join('–');
}

/** Two digits of the interval's width, at least two of the bound itself, and never finer than the value alone. */
function boundDecimals(end: number, width: number, own: Shape): number {
  return end === 0 ? 0 : Math.min(own.decimals, Math.max(twoDigits(width / own.scale), twoDigits(end / own.scale)));
}

/** At most one digit finer than two digits of the width, but always a first digit of the value. */
function valueDecimals({ value, low, high }: Known, own: Shape): number {
  if (value === 0) return 0;
  const first = -exponentOf(value / own.scale);
  return Math.max(first, Math.min(own.decimals, twoDigits((high - low) / own.scale) + 1));
}

function twoDigits(value: number): number {
  return Number.isFinite(value) && value !== 0 ? 1 - exponentOf(value) : 0;
}
