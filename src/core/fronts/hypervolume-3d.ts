import { argsort } from './argsort.ts';
import type { Columns } from './columns.ts';
import { denseRanks } from './lexicographic.ts';
import { addRank, createRankSet, memberAtOrAbove, memberAtOrBelow, removeRank } from './rank-set.ts';

/**
 * The volume that finite points inside the reference dominate; dominated points do no harm. Sweeps z upwards with the
 * area of the (x, y) staircase so far. O(n log n) (Beume et al. 2009), with a rank set for the balanced tree.
 */
export function hypervolume3d(points: Columns, reference: readonly number[]): number {
  const [x, y, z] = points as [Float64Array, Float64Array, Float64Array];
  const [referenceX, referenceY, referenceZ] = reference as [number, number, number];
  const addToArea = createArea(x, y, referenceX, referenceY);
  let volume = 0;
  let area = 0;
  let last = 0;
  for (const i of argsort(z)) {
    volume += area * (z[i]! - last);
    last = z[i]!;
    area += addToArea(i);
  }
  return volume + area * (referenceZ - last);
}

/** A growing staircase; the returned function adds a point and tells by how much the area under the reference grew. */
function createArea(x: Float64Array, y: Float64Array, referenceX: number, referenceY: number): (i: number) => number {
  const { ranks, distinct } = denseRanks(x);
  const steps = createRankSet(distinct);
  const stepX = new Float64Array(distinct);
  const stepY = new Float64Array(distinct);
  return (i) => {
    const rank = ranks[i]!;
    const before = memberAtOrBelow(steps, rank);
    let level = before < 0 ? referenceY : stepY[before]!;
    if (level <= y[i]!) return 0;
    let gained = 0;
    let left = x[i]!;
    let after = memberAtOrAbove(steps, rank);
    for (; after >= 0 && stepY[after]! >= y[i]!; after = memberAtOrAbove(steps, after)) {
      gained += (stepX[after]! - left) * (level - y[i]!);
      left = stepX[after]!;
      level = stepY[after]!;
      removeRank(steps, after);
    }
    addRank(steps, rank);
    stepX[rank] = x[i]!;
    stepY[rank] = y[i]!;
    return gained + ((after < 0 ? referenceX : stepX[after]!) - left) * (level - y[i]!);
  };
}
