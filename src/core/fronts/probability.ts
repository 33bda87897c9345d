import type { Columns } from './columns.ts';
import { createColumns, type Draws } from './draws.ts';
import { paretoFront } from './pareto.ts';
import { undominatedBy } from './undominated-by.ts';

/**
 * Per candidate, the share of joint draws in which it is on the front (attainment by draw; all of several equal
 * candidates count). RangeError for NaN in a draw. One front per draw: O(draws × n log n), less where few survive.
 */
export function frontProbability(draws: Draws): Float64Array {
  const columns = createColumns(draws);
  const times = new Float64Array(draws.candidates);
  for (let draw = 0; draw < draws.draws; draw++) {
    draws.fill(draw, columns);
    const front = paretoFront(columns);
    for (let at = 0; at < front.length; at++) times[front[at]!]!++;
  }
  return times.map((count) => count / draws.draws);
}

/**
 * Indices, ascending, of the candidates that can be on the front when each one's objectives lie anywhere between its
 * `low` and `high`: those whose lowest corner no other's highest corner dominates. Costs as `undominatedBy`.
 */
export function possibleFront(low: Columns, high: Columns): Uint32Array {
  return undominatedBy(low, high);
}
