import { type Columns, gather, pointCount, unmarked } from './columns.ts';
import { hypervolume2d } from './hypervolume-2d.ts';
import { hypervolume3d } from './hypervolume-3d.ts';
import { hypervolumeNd } from './hypervolume-nd.ts';
import { paretoFront } from './pareto.ts';

/**
 * The volume that the points dominate up to a stated, finite reference, in the product of the objectives' units. Every
 * objective is minimised; a point that is not smaller than the reference in every objective contributes nothing, and a
 * point at −Infinity makes the volume infinite. RangeError for NaN, ragged columns, or a reference that is not finite.
 * Exact: O(n log n) sweeps to three objectives (Beume et al. 2009), slices for four, WFG above (While et al. 2012).
 */
export function hypervolume(columns: Columns, reference: readonly number[]): number {
  const inside = gather(columns, pointsInside(columns, reference));
  if (inside.some((column) => column.includes(-Infinity))) return Infinity;
  return volumeOf(gather(inside, paretoFront(inside)), reference);
}

/** Indices, ascending, of the points smaller than the reference in every objective. O(nk). */
export function pointsInside(columns: Columns, reference: readonly number[]): Uint32Array {
  const n = pointCount(columns);
  if (reference.length !== columns.length || !reference.every(Number.isFinite)) {
    throw new RangeError('the reference needs one finite number per objective');
  }
  const outside = new Uint8Array(n);
  columns.forEach((column, j) => {
    for (let i = 0; i < n; i++) if (column[i]! >= reference[j]!) outside[i] = 1;
  });
  return unmarked(outside);
}

function volumeOf(front: Columns, reference: readonly number[]): number {
  const [x, y] = front;
  if (x!.length === 0) return 0;
  if (front.length === 1) return reference[0]! - x![0]!;
  if (front.length === 2) return hypervolume2d(x!, y!, reference[0]!, reference[1]!);
  return front.length === 3 ? hypervolume3d(front, reference) : hypervolumeNd(front, reference);
}
