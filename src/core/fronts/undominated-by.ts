import { argsort } from './argsort.ts';
import { type Columns, gather, pointCount, unmarked } from './columns.ts';
import { paretoFront } from './pareto.ts';

/**
 * Indices, ascending, of the points that no point of *another* set dominates; both sets minimise the same objectives.
 * O((n + m) log m) for two objectives; else O(m log m) and at most n times the other set's front, usually much less.
 */
export function undominatedBy(columns: Columns, others: Columns): Uint32Array {
  const n = pointCount(columns);
  if (others.length !== columns.length) throw new RangeError('the two sets differ in number of objectives');
  const front = gather(others, paretoFront(others));
  const rivals = gather(front, argsort(front[0]!));
  const isDominated = columns.length === 2 ? byLastStep : byAny;
  const dominated = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    if (isDominated(rivals, columns, i)) dominated[i] = 1;
  }
  return unmarked(dominated);
}

// Of a front in ascending x, the last step at or before a point's x has the least y of those.
function byLastStep(rivals: Columns, columns: Columns, i: number): boolean {
  const steps = rivals[0]!;
  const x = columns[0]![i]!;
  let low = 0;
  for (let high = steps.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if (steps[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low > 0 && rivalDominates(rivals, low - 1, columns, i);
}

function byAny(rivals: Columns, columns: Columns, i: number): boolean {
  const first = rivals[0]!;
  for (let rival = 0; rival < first.length && first[rival]! <= columns[0]![i]!; rival++) {
    if (rivalDominates(rivals, rival, columns, i)) return true;
  }
  return false;
}

function rivalDominates(rivals: Columns, rival: number, columns: Columns, i: number): boolean {
  let smaller = false;
  for (let j = 0; j < columns.length; j++) {
    const theirs = rivals[j]![rival]!;
    const value = columns[j]![i]!;
    if (theirs > value) return false;
    if (theirs < value) smaller = true;
  }
  return smaller;
}
