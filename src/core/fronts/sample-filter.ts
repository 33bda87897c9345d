import { identity } from './argsort.ts';
import { type Columns, gather } from './columns.ts';
import { denseRanks } from './lexicographic.ts';

/**
 * Indices, ascending, of the points that no pivot dominates: a superset of the front, exact in what it drops.
 * Pivots come from a strided sample. A point outlives the front of a sample of s with probability
 * E|front of s+1| / (s+1), whatever the distributions, so that a few hundred sampled points leave little of
 * independent objectives; where the sample shows that little would go, nothing is dropped. O(nk) expected.
 */
export function sampleFilter(columns: Columns): Uint32Array {
  let left = identity(columns[0]!.length);
  for (let before = Infinity; left.length >= SMALLEST && left.length < before * WORTH_ANOTHER; ) {
    before = left.length;
    const sample = gather(columns, strided(left, Math.ceil(2 * Math.sqrt(before))));
    for (const pivot of choosePivots(sample)) left = notDominatedByPivot(columns, left, pivot);
  }
  return left;
}

const SMALLEST = 128;
const WORTH_ANOTHER = 0.7; // rounds go on while each leaves less than this share
const MOST_PIVOTS = 12;
const LEAST_SHARE = 0.1; // a pivot that would drop less of what is left costs more than it saves

function strided(indices: Uint32Array, size: number): Uint32Array {
  const sample = new Uint32Array(size);
  for (let s = 0; s < size; s++) sample[s] = indices[Math.floor((s * indices.length) / size)]!;
  return sample;
}

/** Greedy: the point expected to dominate most, then the same among what it leaves. */
function choosePivots(sample: Columns): number[][] {
  const size = sample[0]!.length;
  const expected = expectedShare(sample);
  const pivots: number[][] = [];
  let left = identity(size);
  while (pivots.length < MOST_PIVOTS && left.length > 0) {
    const best = left.reduce((a, b) => (expected[b]! > expected[a]! ? b : a));
    const pivot = sample.map((column) => column[best]!);
    const rest = notDominatedByPivot(sample, left, pivot);
    if (left.length - rest.length < left.length * LEAST_SHARE) break;
    pivots.push(pivot);
    left = rest;
  }
  return pivots;
}

/** The share of the sample that each point would dominate if objectives were independent. */
function expectedShare(sample: Columns): Float64Array {
  const share = new Float64Array(sample[0]!.length).fill(1);
  for (const column of sample) {
    const { ranks, distinct } = denseRanks(column);
    for (let s = 0; s < share.length; s++) share[s]! *= 1 - ranks[s]! / distinct;
  }
  return share;
}

function notDominatedByPivot(columns: Columns, indices: Uint32Array, pivot: readonly number[]): Uint32Array {
  const kept = new Uint32Array(indices.length);
  let m = 0;
  for (let at = 0; at < indices.length; at++) {
    const i = indices[at]!;
    kept[m] = i;
    if (!isDominated(columns, i, pivot)) m++;
  }
  return kept.slice(0, m);
}

function isDominated(columns: Columns, i: number, pivot: readonly number[]): boolean {
  let worse = false;
  for (let j = 0; j < pivot.length; j++) {
    const value = columns[j]![i]!;
    if (value < pivot[j]!) return false;
    if (value > pivot[j]!) worse = true;
  }
  return worse;
}
