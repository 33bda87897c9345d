import { argsort } from './argsort.ts';
import { compose, gatherColumn } from './columns.ts';
import { paretoFront } from './pareto.ts';

/**
 * The front of two minimised objectives as a curve: indices in ascending cost, hence descending loss. Of equal points
 * the lowest index; points with an infinite coordinate are left out, for they have no place on a line. O(n log n).
 */
export function frontByCost(cost: Float64Array, loss: Float64Array): Uint32Array {
  const front = paretoFront([cost, loss]).filter((i) => Number.isFinite(cost[i]) && Number.isFinite(loss[i]));
  const curve = compose(front, argsort(gatherColumn(cost, front)));
  return curve.filter((i, at) => at === 0 || cost[i] !== cost[curve[at - 1]!]);
}
