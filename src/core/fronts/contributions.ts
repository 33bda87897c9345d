import { argsort } from './argsort.ts';
import { type Columns, compose, gather, gatherColumn } from './columns.ts';
import { hypervolume2d } from './hypervolume-2d.ts';
import { exclusiveVolume } from './hypervolume-nd.ts';
import { pointsInside } from './hypervolume.ts';
import { distinctPoints } from './lexicographic.ts';
import { paretoFront } from './pareto.ts';

/**
 * Per point, how much hypervolume would be lost without it, all others staying, dominated ones too. 0 for dominated
 * points, for one of several equal points, and beyond the reference. Errors as `hypervolume`, and RangeError where a
 * point inside the reference is at −Infinity. O(n log n) for one and two objectives; else one exclusive volume per
 * point of the front: O(n² log n) for three (While et al. 2012; Emmerich & Fonseca 2011 reach O(n log n)).
 */
export function hypervolumeContributions(columns: Columns, reference: readonly number[]): Float64Array {
  const indices = pointsInside(columns, reference);
  const inside = gather(columns, indices);
  if (inside.some((column) => column.includes(-Infinity))) throw new RangeError('contributions need finite points');
  const lost = columns.length === 2 ? contributions2d(inside, reference) : contributionsNd(inside, reference);
  const contributions = new Float64Array(columns[0]!.length);
  for (let at = 0; at < indices.length; at++) contributions[indices[at]!] = Math.max(0, lost[at]!); // rounding may leave −1e−17
  return contributions;
}

function contributionsNd(points: Columns, reference: readonly number[]): Float64Array {
  const lost = new Float64Array(points[0]!.length);
  for (const i of singlesOnFront(points)) {
    const others = gather(points, allBut(lost.length, i));
    const point = points.map((column) => column[i]!);
    lost[i] = points.length === 1 ? nextBest(point[0]!, others[0]!, reference[0]!) : exclusiveVolume(point, others, reference);
  }
  return lost;
}

function nextBest(value: number, others: Float64Array, reference: number): number {
  return others.reduce((least, other) => Math.min(least, other), reference) - value;
}

/** Front points that equal no other. */
function singlesOnFront(points: Columns): Uint32Array {
  const { group } = distinctPoints(points);
  const sizes = new Uint32Array(group.length);
  for (const g of group) sizes[g]!++;
  return paretoFront(points).filter((i) => sizes[group[i]!] === 1);
}

function allBut(n: number, i: number): Uint32Array {
  return Uint32Array.from({ length: n - 1 }, (_, at) => (at < i ? at : at + 1));
}

/**
 * A front point alone dominates the rectangle up to its neighbours on the front; the dominated points inside take their
 * part of it, and since rectangles are disjoint each such point lies in one.
 */
function contributions2d([x, y]: Columns, reference: readonly number[]): Float64Array {
  const lost = new Float64Array(x!.length);
  const front = paretoFront([x!, y!]);
  const steps = compose(front, argsort(gatherColumn(x!, front)));
  const guests = guestsByStep(x!, steps, new Set(front));
  for (let s = 0; s < steps.length; s++) {
    const i = steps[s]!;
    const right = s + 1 < steps.length ? x![steps[s + 1]!]! : reference[0]!;
    const top = s > 0 ? y![steps[s - 1]!]! : reference[1]!;
    const inside = guests.get(s)?.filter((g) => y![g]! < top) ?? [];
    const taken = inside.length === 0 ? 0 : areaOf(x!, y!, Uint32Array.from(inside), right, top);
    lost[i] = (right - x![i]!) * (top - y![i]!) - taken;
  }
  return lost;
}

function areaOf(x: Float64Array, y: Float64Array, indices: Uint32Array, right: number, top: number): number {
  return hypervolume2d(gatherColumn(x, indices), gatherColumn(y, indices), right, top);
}

/** Points off the front by the last step at or before their x. */
function guestsByStep(x: Float64Array, steps: Uint32Array, front: ReadonlySet<number>): Map<number, number[]> {
  const guests = new Map<number, number[]>();
  let s = 0;
  for (const i of argsort(x)) {
    while (s + 1 < steps.length && x[steps[s + 1]!]! <= x[i]!) s++;
    if (front.has(i)) continue;
    const known = guests.get(s);
    if (known === undefined) guests.set(s, [i]);
    else known.push(i);
  }
  return guests;
}
