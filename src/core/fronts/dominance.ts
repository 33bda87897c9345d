import { type Columns, pointCount } from './columns.ts';
import { distinctPoints } from './lexicographic.ts';

/** Whether point a is at most as great as b in every objective and smaller in one. O(k). */
export function dominates(columns: Columns, a: number, b: number): boolean {
  let smaller = false;
  for (const column of columns) {
    if (column[a]! > column[b]!) return false;
    if (column[a]! < column[b]!) smaller = true;
  }
  return smaller;
}

/** Indices, ascending, of the points that dominate point i. RangeError where there is no point i. O(nk). */
export function dominators(columns: Columns, i: number): Uint32Array {
  const n = pointCount(columns);
  if (!Number.isInteger(i) || i < 0 || i >= n) throw new RangeError(`there is no point ${i}`);
  const found = new Uint32Array(n);
  let m = 0;
  for (let other = 0; other < n; other++) {
    if (dominates(columns, other, i)) found[m++] = other;
  }
  return found.slice(0, m);
}

/** Groups of two or more equal points: indices ascending within a group, groups by their lowest index. O(nk). */
export function tieGroups(columns: Columns): Uint32Array[] {
  const n = pointCount(columns);
  const { group } = distinctPoints(columns);
  const members = new Map<number, number[]>();
  for (let i = 0; i < n; i++) {
    const known = members.get(group[i]!);
    if (known === undefined) members.set(group[i]!, [i]);
    else known.push(i);
  }
  return [...members.values()].filter((indices) => indices.length > 1).map((indices) => Uint32Array.from(indices));
}
