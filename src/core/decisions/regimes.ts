import { frontByCost } from '../fronts/front-by-cost.ts';
import { lowerHull2d } from '../fronts/hull.ts';

/** A stretch of a budget or of a value per point in which one candidate wins. Bounds in the axis' unit. */
export interface Regime {
  readonly index: number;
  readonly from: number;
  /** Infinity for the last. */
  readonly to: number;
}

/** Who has the best quality within a budget, as the budget grows: one regime per point of the front. O(n log n). */
export function budgetRegimes(cost: Float64Array, loss: Float64Array): readonly Regime[] {
  const curve = frontByCost(cost, loss);
  return Array.from(curve, (index, at) => ({ index, from: cost[index]!, to: cost[curve[at + 1] ?? -1] ?? Number.POSITIVE_INFINITY }));
}

/**
 * Who has the greatest net benefit λ·quality − cost, as the value λ of one point grows from 0: the corners of the lower
 * hull, changing at the slope between two corners (Stinnett & Mullahy 1998). `point` is the size of a point in the
 * metric's unit; bounds are cost units per point. O(n log n).
 */
export function valueRegimes(cost: Float64Array, loss: Float64Array, point: number): readonly Regime[] {
  const corners = [...lowerHull2d(cost, loss)];
  const turns = corners.slice(1).map((to, at) => {
    const from = corners[at]!;
    return ((cost[to]! - cost[from]!) * point) / (loss[from]! - loss[to]!);
  });
  return corners.map((index, at) => ({ index, from: turns[at - 1] ?? 0, to: turns[at] ?? Number.POSITIVE_INFINITY }));
}

/** Joint draws of one contender, quality oriented so that larger is better. */
export interface DrawnContender {
  readonly quality: Float64Array;
  readonly cost: Float64Array;
}

/**
 * P(best | λ): the share of joint draws in which each contender has the greatest net benefit at a value of λ per point, the
 * cost-effectiveness acceptability curve of Fenwick, Claxton & Sculpher (2001) at one λ. Of equal ones the first counts.
 */
export function acceptability(contenders: readonly DrawnContender[], usdPerPoint: number, point: number): Float64Array {
  const wins = new Float64Array(contenders.length);
  const draws = contenders[0]?.quality.length ?? 0;
  for (let d = 0; d < draws; d++) {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    contenders.forEach(({ quality, cost }, i) => {
      const benefit = (quality[d]! * usdPerPoint) / point - cost[d]!;
      if (benefit > most) [best, most] = [i, benefit];
    });
    if (best >= 0) wins[best]! += 1 / draws;
  }
  return wins;
}
