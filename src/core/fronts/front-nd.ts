import { type Columns, gather } from './columns.ts';
import { divideByDominance, type DominanceKernel } from './divide.ts';
import { distinctPoints } from './lexicographic.ts';

/** Marks (1) the dominated points of three or more minimised objectives, by divide and conquer. O(n logᵏ⁻² n). */
export function frontNd(columns: Columns): Uint8Array {
  const { first, group } = distinctPoints(columns);
  const points = gather(columns, first);
  const dominated = new Uint8Array(first.length);
  divideByDominance(points, frontKernel(points, dominated));
  const marks = new Uint8Array(group.length);
  for (let i = 0; i < marks.length; i++) marks[i] = dominated[group[i]!]!;
  return marks;
}

function frontKernel(points: Columns, dominated: Uint8Array): DominanceKernel {
  const y = points[1]!;
  const z = points[2]!;
  return {
    settled: dominated,
    lift: (_, point) => {
      dominated[point] = 1;
    },
    sweep: (list, from, middle, to) => {
      let least = NaN; // the least z of the low points with y at most the high point's
      let low = from;
      for (let high = middle; high < to; high++) {
        const point = list[high]!;
        for (; low < middle && y[list[low]!]! <= y[point]!; low++) {
          const value = z[list[low]!]!;
          if (!(value >= least)) least = value;
        }
        if (least <= z[point]!) dominated[point] = 1;
      }
    },
  };
}
