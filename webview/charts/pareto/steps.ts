import type { ParetoModel } from './model.ts';

export interface Span {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** From one point of the front up to the next: what it costs more and what is gained, both above 0. */
export interface Step {
  readonly from: number;
  readonly to: number;
  readonly cost: Span;
  readonly gain: Span;
  /** The interval of the gain holds 0. */
  readonly isNoise: boolean;
}

/** Steps by central values; intervals of differences are for who knows what the two share. */
export function stepsOf({ curve, cost, loss }: ParetoModel): readonly Step[] {
  const certain = (value: number): Span => ({ value, low: value, high: value });
  return Array.from(curve.subarray(1), (to, at) => {
    const from = curve[at]!;
    return { from, to, cost: certain(cost[to]! - cost[from]!), gain: certain(loss[from]! - loss[to]!), isNoise: false };
  });
}
