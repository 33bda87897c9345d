import { argsort } from '../fronts/argsort.ts';
import { quantileOfSorted } from '../numbers/quantile.ts';
import type { DrawnContender } from './regimes.ts';

/**
 * P(best | budget): the share of joint draws in which each contender has the best quality among those that a budget pays for, for each of some
 * ascending budgets. A draw in which none is paid for counts for nobody. Of equal ones the cheaper counts. O(draws · (n log n + budgets)).
 */
export function budgetChances(contenders: readonly DrawnContender[], budgets: Float64Array): readonly Float64Array[] {
  const chances = contenders.map(() => new Float64Array(budgets.length));
  const draws = contenders[0]?.quality.length ?? 0;
  const cost = new Float64Array(contenders.length);
  for (let d = 0; d < draws; d++) {
    contenders.forEach((contender, i) => {
      cost[i] = contender.cost[d]!;
    });
    const order = argsort(cost);
    let [next, best] = [0, -1];
    for (let b = 0; b < budgets.length; b++) {
      for (; next < order.length && cost[order[next]!]! <= budgets[b]!; next++) {
        const candidate = order[next]!;
        if (best < 0 || contenders[candidate]!.quality[d]! > contenders[best]!.quality[d]!) best = candidate;
      }
      if (best >= 0) chances[best]![b]! += 1 / draws;
    }
  }
  return chances;
}

/**
 * Between which values of a point the better of two begins to be worth its price, in nine of ten joint draws; without an end where in a draw of
 * twenty it is not better at all.
 */
export function turnSpread(
  cheaper: DrawnContender,
  better: DrawnContender,
  point: number,
): { readonly low: number; readonly high: number } {
  const turns = cheaper.cost.map((cost, d) => {
    const gain = better.quality[d]! - cheaper.quality[d]!;
    const extra = better.cost[d]! - cost;
    return extra <= 0 && gain >= 0 ? 0 : gain > 0 ? Math.max(0, (extra * point) / gain) : Number.POSITIVE_INFINITY;
  });
  turns.sort();
  const end = turns[Math.ceil(0.95 * (turns.length - 1))]!;
  return { low: quantileOrEnd(turns, 0.05), high: Number.isFinite(end) ? quantileOfSorted(turns, 0.95) : end };
}

function quantileOrEnd(sorted: Float64Array, p: number): number {
  const above = sorted[Math.ceil(p * (sorted.length - 1))]!;
  return Number.isFinite(above) ? quantileOfSorted(sorted, p) : above;
}
