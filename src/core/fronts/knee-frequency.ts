import { createColumns, type Draws } from './draws.ts';
import { knee, type KneeBounds, type KneeOptions } from './knee.ts';

export interface KneeFrequency {
  /** Per candidate, the share of all draws in which it is the knee. */
  readonly shares: Float64Array;
  /** The share of draws whose front has no knee. Shares and this sum to 1. */
  readonly none: number;
}

/**
 * How often each candidate is the knee over joint draws of (cost, loss), the bounds being the same for all draws: a knee
 * that holds in few draws is an accident of noise. Under `logCost` a candidate is left out of draws in which its cost is not positive: a wide error
 * reaches below zero. RangeError unless there are two objectives, and for bounds as `knee`. O(draws × n log n).
 */
export function kneeFrequency(draws: Draws, bounds: KneeBounds, options: KneeOptions = {}): KneeFrequency {
  if (draws.objectives !== 2) throw new RangeError('a knee is a point of two objectives');
  const [cost, loss] = createColumns(draws) as [Float64Array, Float64Array];
  const times = new Float64Array(draws.candidates);
  let none = 0;
  for (let draw = 0; draw < draws.draws; draw++) {
    draws.fill(draw, [cost, loss]);
    if (options.logCost === true) leaveOutNotPositive(cost);
    const found = knee(cost, loss, bounds, options);
    if (found === undefined) none++;
    else times[found.index]!++;
  }
  return { shares: times.map((count) => count / draws.draws), none: none / draws.draws };
}

/** A front has no place at infinity. */
function leaveOutNotPositive(cost: Float64Array): void {
  for (let i = 0; i < cost.length; i++) if (!(cost[i]! > 0)) cost[i] = Number.POSITIVE_INFINITY;
}
