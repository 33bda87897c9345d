import { denseRanks, lexicographicOrder } from './lexicographic.ts';
import { addRank, createRankSet, memberAtOrAbove, memberAtOrBelow, type RankSet, removeRank } from './rank-set.ts';

/**
 * Marks (1) the dominated points of three minimised objectives. Points come in lexicographic order; the front of their
 * (y, z) so far is a staircase, kept by the rank of y, so that a point is dominated when the step at or before its y is
 * at most as great in z. O(n log n), Kung, Luccio & Preparata 1975; the staircase is a rank set instead of a tree.
 */
export function front3d(x: Float64Array, y: Float64Array, z: Float64Array): Uint8Array {
  const order = lexicographicOrder([x, y, z]);
  const { ranks, distinct } = denseRanks(y);
  const steps = createRankSet(distinct);
  const stepZ = new Float64Array(distinct);
  const dominated = new Uint8Array(order.length);
  let last = -1;
  for (let at = 0; at < order.length; at++) {
    const i = order[at]!;
    if (last >= 0 && x[i] === x[last] && ranks[i] === ranks[last] && z[i] === z[last]) {
      dominated[i] = dominated[last]!;
    } else if (!addStep(steps, stepZ, ranks[i]!, z[i]!)) {
      dominated[i] = 1;
    }
    last = i;
  }
  return dominated;
}

/** Adds a step and removes those it dominates; false where a step dominates or equals it. O(log n) amortised. */
function addStep(steps: RankSet, stepZ: Float64Array, rank: number, z: number): boolean {
  const before = memberAtOrBelow(steps, rank);
  if (before >= 0 && stepZ[before]! <= z) return false;
  let after = memberAtOrAbove(steps, rank);
  while (after >= 0 && stepZ[after]! >= z) {
    removeRank(steps, after);
    after = memberAtOrAbove(steps, after);
  }
  addRank(steps, rank);
  stepZ[rank] = z;
  return true;
}
