import { type Columns, compose, gather, pointCount, unmarked } from './columns.ts';
import { front2d } from './front-2d.ts';
import { front3d } from './front-3d.ts';
import { frontNd } from './front-nd.ts';
import { sampleFilter } from './sample-filter.ts';

/**
 * Indices, ascending, of the points that no other point dominates: none is at most as great in every objective and
 * smaller in one. Every objective is minimised; equal points are all kept. RangeError for NaN or ragged columns.
 *
 * O(n) for one objective, O(n log n) sweeps for two and three (Kung, Luccio & Preparata 1975), divide and conquer in
 * O(n logᵏ⁻² n) for k ≥ 4 (same paper; Jensen 2003; Fortin et al. 2013). What a few sampled points dominate goes first.
 */
export function paretoFront(columns: Columns): Uint32Array {
  pointCount(columns);
  if (columns.length === 1) return leastValues(columns[0]!);
  const left = sampleFilter(columns);
  if (left.length === columns[0]!.length) return frontOfRest(columns);
  return compose(left, frontOfRest(gather(columns, left)));
}

function frontOfRest(columns: Columns): Uint32Array {
  const [x, y, z] = columns;
  if (columns.length === 2) return unmarked(front2d(x!, y!));
  if (columns.length === 3) return unmarked(front3d(x!, y!, z!));
  return unmarked(frontNd(columns));
}

function leastValues(column: Float64Array): Uint32Array {
  let least = Infinity;
  for (let i = 0; i < column.length; i++) if (column[i]! < least) least = column[i]!;
  const dominated = new Uint8Array(column.length);
  for (let i = 0; i < column.length; i++) if (column[i]! > least) dominated[i] = 1;
  return unmarked(dominated);
}
