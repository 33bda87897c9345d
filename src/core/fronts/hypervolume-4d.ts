import { argsort } from './argsort.ts';
import { type Columns, gather } from './columns.ts';
import { hypervolume3d } from './hypervolume-3d.ts';

/**
 * The volume that finite points inside the reference dominate; dominated points do no harm. Slices the last objective
 * upwards (Knowles 2002; While et al. 2006, HSO) and sweeps the points so far in the other three, of which only their
 * own front, m points, is kept. O(n m log m).
 */
export function hypervolume4d(points: Columns, reference: readonly number[]): number {
  const sorted = gather(points, argsort(points[3]!));
  const last = sorted.pop()!;
  const front = sorted.map((column) => new Float64Array(column.length));
  let size = 0;
  let volume = 0;
  let slice = 0;
  for (let i = 0; i < last.length; i++) {
    if (i > 0) volume += slice * (last[i]! - last[i - 1]!);
    const kept = admit(front, size, sorted, i);
    if (kept < 0) continue;
    size = kept + 1;
    slice = hypervolume3d(
      front.map((column) => column.subarray(0, size)),
      reference,
    );
  }
  return last.length === 0 ? 0 : volume + slice * (reference[3]! - last[last.length - 1]!);
}

/** Puts point i behind those it leaves of the front's first `size`, whose number is told; −1 where one is at most as great. */
function admit(front: Columns, size: number, points: Columns, i: number): number {
  for (let at = 0; at < size; at++) if (isAtMost(front, at, points, i)) return -1;
  let kept = 0;
  for (let at = 0; at < size; at++) {
    if (!isAtMost(points, i, front, at)) copyPoint(front, at, front, kept++);
  }
  copyPoint(points, i, front, kept);
  return kept;
}

function isAtMost(points: Columns, a: number, others: Columns, b: number): boolean {
  return points[0]![a]! <= others[0]![b]! && points[1]![a]! <= others[1]![b]! && points[2]![a]! <= others[2]![b]!;
}

function copyPoint(source: Columns, from: number, target: Columns, to: number): void {
  for (let j = 0; j < target.length; j++) target[j]![to] = source[j]![from]!;
}
