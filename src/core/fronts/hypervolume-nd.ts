import { argsort } from './argsort.ts';
import { type Columns, gather } from './columns.ts';
import { hypervolume2d } from './hypervolume-2d.ts';
import { hypervolume3d } from './hypervolume-3d.ts';
import { hypervolume4d } from './hypervolume-4d.ts';
import { paretoFront } from './pareto.ts';

/**
 * The volume that finite points inside the reference dominate, for any number k of objectives. WFG (While, Bradstreet
 * & Barone 2012) with slices: points go worst first in the last objective, so that a point's own share is its depth
 * there times what its box has in the other objectives beyond the boxes still to come; up to four objectives are swept.
 * Exponential in k in the worst case, as every exact algorithm known.
 */
export function hypervolumeNd(points: Columns, reference: readonly number[]): number {
  if (points.length === 2) return hypervolume2d(points[0]!, points[1]!, reference[0]!, reference[1]!);
  if (points.length === 3) return hypervolume3d(points, reference);
  if (points.length === 4) return hypervolume4d(points, reference);
  const last = points[points.length - 1]!;
  const sorted = gather(points, argsort(last).reverse());
  const depths = sorted.pop()!;
  let volume = 0;
  for (let i = 0; i < depths.length; i++) {
    const depth = reference[reference.length - 1]! - depths[i]!;
    const own = exclusiveVolume(
      sorted.map((column) => column[i]!),
      sorted.map((column) => column.subarray(i + 1)),
      reference,
    );
    volume += depth * own;
  }
  return volume;
}

/** What the box from `point` to the reference has beyond the boxes of `others`; objectives are those of `point`. */
export function exclusiveVolume(point: readonly number[], others: Columns, reference: readonly number[]): number {
  let box = 1;
  point.forEach((value, j) => {
    box *= reference[j]! - value;
  });
  if (others[0]!.length === 0) return box;
  const limited = others.map((column, j) => column.map((value) => Math.max(value, point[j]!)));
  if (limited.length <= 4) return box - hypervolumeNd(limited, reference);
  return box - hypervolumeNd(gather(limited, paretoFront(limited)), reference);
}
