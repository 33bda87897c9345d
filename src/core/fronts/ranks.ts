import { type Columns, gather, pointCount } from './columns.ts';
import { divideByDominance, type DominanceKernel } from './divide.ts';
import { denseRanks, distinctPoints } from './lexicographic.ts';
import { createPrefixMax, type PrefixMax } from './prefix-max.ts';

/**
 * The non-dominated rank of every point: 0 on the front, 1 on the front of what is left without it, and so on; that is,
 * the length of the longest chain of dominators. Every objective is minimised; equal points have equal ranks.
 * RangeError for NaN or ragged columns.
 *
 * O(n log n) for two objectives (a binary search over the fronts so far, as in patience sorting; Jensen 2003),
 * O(n logᵏ⁻¹ n) for k ≥ 3 (Buzdalov & Shalyto 2014).
 */
export function nonDominatedRanks(columns: Columns): Uint32Array {
  pointCount(columns);
  if (columns.length === 1) return denseRanks(columns[0]!).ranks;
  const { first, group } = distinctPoints(columns);
  const points = gather(columns, first);
  const ranks = points.length === 2 ? ranks2d(points[1]!) : ranksNd(points);
  return group.map((g) => ranks[g]!);
}

/** `y` of distinct points in lexicographic order: front r, seen from a new point, dominates if its least y is at most the point's. */
function ranks2d(y: Float64Array): Uint32Array {
  const least = new Float64Array(y.length); // per front, ascending
  const ranks = new Uint32Array(y.length);
  let fronts = 0;
  for (let i = 0; i < y.length; i++) {
    let low = 0;
    for (let high = fronts; low < high; ) {
      const middle = (low + high) >>> 1;
      if (least[middle]! <= y[i]!) low = middle + 1;
      else high = middle;
    }
    ranks[i] = low;
    least[low] = y[i]!;
    if (low === fronts) fronts++;
  }
  return ranks;
}

function ranksNd(points: Columns): Uint32Array {
  const ranks = new Uint32Array(points[0]!.length);
  divideByDominance(points, rankKernel(points, ranks));
  return ranks;
}

function rankKernel(points: Columns, ranks: Uint32Array): DominanceKernel {
  const y = points[1]!;
  const z = denseRanks(points[2]!);
  const chains = createPrefixMax(z.distinct);
  return {
    settled: new Uint8Array(ranks.length),
    lift: (dominator, point) => {
      if (ranks[point]! <= ranks[dominator]!) ranks[point] = ranks[dominator]! + 1;
    },
    sweep: (list, from, middle, to) => {
      let low = from;
      for (let high = middle; high < to; high++) {
        const point = list[high]!;
        for (; low < middle && y[list[low]!]! <= y[point]!; low++) raise(chains, z.ranks, ranks, list[low]!);
        const chain = chains.greatest(z.ranks[point]!);
        if (chain > ranks[point]!) ranks[point] = chain;
      }
      for (let done = from; done < low; done++) chains.clear(z.ranks[list[done]!]!);
    },
  };
}

function raise(chains: PrefixMax, z: Uint32Array, ranks: Uint32Array, point: number): void {
  chains.raise(z[point]!, ranks[point]! + 1);
}
