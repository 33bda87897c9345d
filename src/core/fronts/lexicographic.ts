import { argsort, insertionSort } from './argsort.ts';
import { type Columns, compose, gatherColumn, samePoint } from './columns.ts';

/** Indices in ascending order of the first objective, then the second, and so on; equal points by index. O(nk). */
export function lexicographicOrder(columns: Columns): Uint32Array {
  if (columns.length > 1 && tiesOften(columns[0]!)) return leastSignificantFirst(columns);
  const order = argsort(columns[0]!);
  if (columns.length > 1) refine(order, 0, order.length, columns, 1);
  return order;
}

/** Equal points merged: `first[g]` is the lowest index of group g, groups in lexicographic order; `group[i]` is point i's. */
export interface DistinctPoints {
  readonly first: Uint32Array;
  readonly group: Uint32Array;
}

/** Groups of equal points, in lexicographic order of the points. O(nk). */
export function distinctPoints(columns: Columns): DistinctPoints {
  const order = lexicographicOrder(columns);
  const first = new Uint32Array(order.length);
  const group = new Uint32Array(order.length);
  let groups = 0;
  for (let at = 0; at < order.length; at++) {
    const point = order[at]!;
    if (at === 0 || !samePoint(columns, order[at - 1]!, point)) first[groups++] = point;
    group[point] = groups - 1;
  }
  return { first: first.slice(0, groups), group };
}

/** The rank of every value among the distinct values of its column, from 0, and how many there are. O(n). */
export function denseRanks(column: Float64Array): { ranks: Uint32Array; distinct: number } {
  const order = argsort(column);
  const ranks = new Uint32Array(column.length);
  let rank = 0;
  for (let at = 0; at < order.length; at++) {
    if (at > 0 && column[order[at - 1]!] !== column[order[at]!]) rank++;
    ranks[order[at]!] = rank;
  }
  return { ranks, distinct: order.length === 0 ? 0 : rank + 1 };
}

const INSERTION = 24;
const SAMPLE = 256;

// With many ties, whole stable sorts are quicker than sorting every stretch.
function tiesOften(column: Float64Array): boolean {
  if (column.length <= SAMPLE) return false;
  const sample = Float64Array.from({ length: SAMPLE }, (_, s) => column[Math.floor((s * column.length) / SAMPLE)]!);
  return denseRanks(sample).distinct < SAMPLE * 0.9;
}

function leastSignificantFirst(columns: Columns): Uint32Array {
  return columns.reduceRight((order: Uint32Array | undefined, column) => argsort(column, order), undefined)!;
}

// order[from..to) is sorted by objectives before `objective`: sort the stretches that tie on the one before it.
function refine(order: Uint32Array, from: number, to: number, columns: Columns, objective: number): void {
  const previous = columns[objective - 1]!;
  for (let start = from; start < to; ) {
    const value = previous[order[start]!]!;
    let end = start + 1;
    while (end < to && previous[order[end]!] === value) end++;
    if (end - start > 1) sortStretch(order, start, end, columns, objective);
    start = end;
  }
}

function sortStretch(order: Uint32Array, from: number, to: number, columns: Columns, objective: number): void {
  if (to - from <= INSERTION) {
    insertionSort(order, from, to, (a, b) => comparePoints(columns, a, b, objective));
    return;
  }
  const tied = order.slice(from, to);
  order.set(compose(tied, argsort(gatherColumn(columns[objective]!, tied))), from);
  if (objective + 1 < columns.length) refine(order, from, to, columns, objective + 1);
}

function comparePoints(columns: Columns, a: number, b: number, from: number): number {
  for (let j = from; j < columns.length; j++) {
    const left = columns[j]![a]!;
    const right = columns[j]![b]!;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
