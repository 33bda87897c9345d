import { ln } from '../numbers/elementary.ts';
import { frontByCost } from './front-by-cost.ts';

/** What each objective is normalised by, [from, to] in its own unit: recorded, so that the knee does not drift with them. */
export interface KneeBounds {
  readonly cost: readonly [number, number];
  readonly loss: readonly [number, number];
}

export interface KneeOptions {
  /** Costs on a logarithmic axis: they and their bounds must be positive. */
  readonly logCost?: boolean;
}

export interface Knee {
  readonly index: number;
  /** From the chord, in normalised units: 0 on it, √½ in the lower corner of a front that spans its bounds. */
  readonly distance: number;
  /** 1 for one corner between straight arms, falling to 0 for a plateau; see `knee`. */
  readonly sharpness: number;
}

/**
 * The point of the front furthest below the chord between its cheapest and its best point, both objectives normalised
 * by the given bounds (Das 1999, greatest bulge; the discrete form is Satopää et al. 2011; Branke et al. 2004 ask for
 * the bend instead). `sharpness` is 2·(1 − w), at most 1, for w the share of the chord over which the front, joined by
 * straight lines, is at least half as far below it (full width at half maximum): a wide bulge has no one knee.
 *
 * Undefined for fewer than three different points on the front, or where none lies below the chord. Of equal distances
 * the cheapest point; of equal points the lowest index. A reading aid, never a rule. RangeError for bounds that do not
 * ascend, and for costs that are not positive under `logCost`. O(n log n).
 */
export function knee(cost: Float64Array, loss: Float64Array, bounds: KneeBounds, options: KneeOptions = {}): Knee | undefined {
  const toCost = scale(bounds.cost, options.logCost === true);
  const toLoss = scale(bounds.loss, false);
  const curve = frontByCost(cost, loss);
  if (curve.length < 3) return undefined;
  const across = Array.from(curve, (i) => toCost(cost[i]!));
  const up = Array.from(curve, (i) => toLoss(loss[i]!));
  const bulge = bulgeOf(across, up);
  const at = bulge.distances.reduce((best, distance, i) => (distance > bulge.distances[best]! ? i : best), 0);
  const distance = bulge.distances[at]!;
  if (!(distance > ROUNDING)) return undefined;
  return { index: curve[at]!, distance, sharpness: Math.min(1, 2 * (1 - halfWidth(bulge, at))) };
}

const ROUNDING = 1e-12; // normalised units: points of a straight front come out this far below it

/** Places along the chord (0 to 1) and distances below it, point by point. */
interface Bulge {
  readonly places: readonly number[];
  readonly distances: readonly number[];
}

function bulgeOf(across: readonly number[], up: readonly number[]): Bulge {
  const run = across[across.length - 1]! - across[0]!;
  const rise = up[up.length - 1]! - up[0]!;
  const square = run * run + rise * rise;
  const length = Math.sqrt(square);
  return {
    places: across.map((u, i) => ((u - across[0]!) * run + (up[i]! - up[0]!) * rise) / square),
    distances: across.map((u, i) => ((u - across[0]!) * rise - (up[i]! - up[0]!) * run) / length),
  };
}

function halfWidth(bulge: Bulge, at: number): number {
  return halfway(bulge, at, 1) - halfway(bulge, at, -1);
}

/** Where, going from the knee in a direction, the distance first falls to half; the ends of the chord have none. */
function halfway({ places, distances }: Bulge, at: number, step: 1 | -1): number {
  const half = distances[at]! / 2;
  let i = at + step;
  while (i > 0 && i < places.length - 1 && distances[i]! > half) i += step;
  const above = i - step;
  const share = (distances[above]! - half) / (distances[above]! - distances[i]!);
  return places[above]! + share * (places[i]! - places[above]!);
}

function scale([from, to]: readonly [number, number], log: boolean): (value: number) => number {
  if (!(from < to) || !Number.isFinite(to - from)) throw new RangeError('bounds must be finite and ascend');
  const start = log ? logOf(from) : from;
  const span = (log ? logOf(to) : to) - start;
  return log ? (value) => (logOf(value) - start) / span : (value) => (value - start) / span;
}

function logOf(value: number): number {
  if (!(value > 0)) throw new RangeError('a logarithmic axis needs positive costs');
  return ln(value);
}
