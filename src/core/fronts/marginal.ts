import { frontByCost } from './front-by-cost.ts';

/** From one point of the front to the next dearer one. Indices into the columns; differences in the columns' units. */
export interface MarginalStep {
  readonly from: number;
  readonly to: number;
  /** Cost added, above 0. */
  readonly deltaCost: number;
  /** Quality gained: loss saved, above 0. */
  readonly deltaQuality: number;
  /** Cost per unit of quality gained. */
  readonly price: number;
}

/**
 * What each step up the front costs and buys, from the cheapest point to the best. Loss is the quality negated, or any
 * loss; points off the front are passed over, of equal points the lowest index is told. O(n log n).
 */
export function marginalSteps(cost: Float64Array, loss: Float64Array): MarginalStep[] {
  const curve = frontByCost(cost, loss);
  return Array.from(curve.subarray(1), (to, at) => {
    const from = curve[at]!;
    const deltaCost = cost[to]! - cost[from]!;
    const deltaQuality = loss[from]! - loss[to]!;
    return { from, to, deltaCost, deltaQuality, price: deltaCost / deltaQuality };
  });
}

/** From one point of the front down to a cheaper one. Per cents are of the dearer point's values (1 is one per cent). */
export interface ElasticityStep {
  readonly from: number;
  readonly to: number;
  /** Undefined where the dearer point's cost is not positive. */
  readonly costSavedPercent: number | undefined;
  /** Undefined where the dearer point's loss is 0. */
  readonly qualityGivenUpPercent: number | undefined;
  /** Per cent of quality given up per per cent of cost saved; undefined where either is. */
  readonly elasticity: number | undefined;
}

export interface Elasticity {
  /** Between neighbours, from the best point down to the cheapest. */
  readonly steps: readonly ElasticityStep[];
  /** From the best point straight to the cheapest; undefined for a front of fewer than two points. */
  readonly whole: ElasticityStep | undefined;
}

/**
 * How much quality each saving gives up, along the front. Quality is told as the change of loss over the size of the
 * dearer point's loss, which for a negated quality is the share of that quality. O(n log n).
 */
export function elasticity(cost: Float64Array, loss: Float64Array): Elasticity {
  const curve = frontByCost(cost, loss).reverse();
  const step = (from: number, to: number): ElasticityStep => {
    const costSavedPercent = percent(cost[from]! - cost[to]!, Math.max(0, cost[from]!));
    const qualityGivenUpPercent = percent(loss[to]! - loss[from]!, Math.abs(loss[from]!));
    const known = costSavedPercent !== undefined && qualityGivenUpPercent !== undefined;
    const ratio = known ? qualityGivenUpPercent / costSavedPercent : undefined;
    return { from, to, costSavedPercent, qualityGivenUpPercent, elasticity: ratio };
  };
  return {
    steps: Array.from(curve.subarray(1), (to, at) => step(curve[at]!, to)),
    whole: curve.length < 2 ? undefined : step(curve[0]!, curve[curve.length - 1]!),
  };
}

function percent(change: number, base: number): number | undefined {
  return base > 0 ? (100 * change) / base : undefined;
}
