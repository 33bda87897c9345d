import { ln } from '../numbers/elementary.ts';
import { type Columns, compose, gather, pointCount } from './columns.ts';
import { distinctPoints } from './lexicographic.ts';
import { paretoFront } from './pareto.ts';

/** How much of an objective does not matter: in its own unit, or as a share of the value (0.01 is one per cent). */
export interface Tolerance {
  readonly kind: 'absolute' | 'relative';
  readonly size: number;
}

/**
 * A front thinned to what matters: indices, ascending, of one point for every box of the tolerances' grid that no other
 * box dominates (ε-Pareto set; Laumanns, Thiele, Deb & Zitzler 2002). Every returned point is on the front, and every
 * point at all is matched by a returned one within one tolerance in each objective. Of several points in a box the one
 * nearest its lower corner stays, by the sum over objectives, then the lowest index.
 * RangeError for a negative tolerance, or a relative one on negative values; 0 is matched by 0 alone. O(nk) after the front.
 */
export function epsilonFront(columns: Columns, tolerances: readonly Tolerance[]): Uint32Array {
  checkTolerances(columns, tolerances);
  const front = paretoFront(columns);
  const places = gather(columns, front).map((column, j) => placesOnGrid(column, tolerances[j]!));
  const boxes = places.map((column, j) => (gridStep(tolerances[j]!) === 0 ? column : column.map(Math.floor)));
  const open = paretoFront(boxes);
  return compose(front, nearestToCorners(gather(places, open), gather(boxes, open), open));
}

function checkTolerances(columns: Columns, tolerances: readonly Tolerance[]): void {
  pointCount(columns);
  if (tolerances.length !== columns.length) throw new RangeError('one tolerance per objective is needed');
  for (const { size } of tolerances) {
    if (!(size >= 0 && size < Infinity)) throw new RangeError('a tolerance is zero or more');
  }
}

/** Values in units of the tolerance, for a relative one in steps of the geometric grid; as they are where it is 0. */
function placesOnGrid(column: Float64Array, tolerance: Tolerance): Float64Array {
  const step = gridStep(tolerance);
  if (step === 0) return column;
  if (tolerance.kind === 'absolute') return column.map((value) => value / step);
  if (column.some((value) => value < 0)) throw new RangeError('a relative tolerance is none of a negative value');
  return column.map((value) => ln(value) / step);
}

function gridStep({ kind, size }: Tolerance): number {
  return kind === 'absolute' ? size : ln(1 + size);
}

function nearestToCorners(places: Columns, boxes: Columns, indices: Uint32Array): Uint32Array {
  const { first, group } = distinctPoints(boxes);
  const nearest = first.slice();
  for (let i = 0; i < group.length; i++) {
    const kept = nearest[group[i]!]!;
    if (sumOf(places, i) < sumOf(places, kept)) nearest[group[i]!] = i;
  }
  return compose(indices, nearest).sort();
}

/** Infinite places, as 0 has one on a geometric grid, are the same for all points in a box. */
function sumOf(columns: Columns, i: number): number {
  let sum = 0;
  for (const column of columns) if (Number.isFinite(column[i])) sum += column[i]!;
  return sum;
}
