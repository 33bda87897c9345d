import type { PriceBasis, QuantityBasis } from './basis.ts';
import type { Unit } from './unit.ts';

/** How a factor varies around its value. Standard errors are in the factor's unit; a log standard error has none. */
export type Spread =
  | { readonly kind: 'point' }
  | { readonly kind: 'normal'; readonly standardError: number }
  | { readonly kind: 'studentT'; readonly standardError: number; readonly degreesOfFreedom: number }
  | { readonly kind: 'lognormal'; readonly logStandardError: number };

/** Where a number came from, in words a person can follow. */
export interface Source {
  readonly text: string;
  /** ISO date of the source, where it has one. */
  readonly asOf?: string | undefined;
}

/**
 * A named uncertain number that several quantities may share: a price, a duration, a throughput. Factors with the same
 * id, value and spread are one factor: they take the same draw in every Monte-Carlo iteration, so that what is common cancels.
 */
export interface Factor {
  readonly id: string;
  readonly value: number;
  readonly unit: Unit;
  readonly spread: Spread;
  readonly basis: QuantityBasis;
  readonly priceBasis?: PriceBasis | undefined;
  readonly source: Source;
}

export const POINT: Spread = { kind: 'point' };

/** A spread of a mean over replicates; without a usable error the value is a point. */
export function spreadOf(standardError: number | undefined, degreesOfFreedom: number | undefined): Spread {
  if (standardError === undefined || !(standardError > 0)) return POINT;
  return degreesOfFreedom === undefined ? { kind: 'normal', standardError } : { kind: 'studentT', standardError, degreesOfFreedom };
}
