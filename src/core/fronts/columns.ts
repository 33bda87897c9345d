/**
 * Points as columns of numbers: one `Float64Array` of length n per objective, every objective minimised.
 * ±Infinity is a value; NaN is not (callers leave points with missing values out and say why).
 */
export type Columns = readonly Float64Array[];

/** The number of points n; RangeError where columns differ in length, hold NaN, or there is none. O(nk). */
export function pointCount(columns: Columns): number {
  const first = columns[0];
  if (first === undefined) throw new RangeError('at least one objective is needed');
  for (const column of columns) {
    if (column.length !== first.length) throw new RangeError('objectives differ in number of points');
    if (hasNaN(column)) throw new RangeError('NaN is not a value of an objective');
  }
  return first.length;
}

/** The rows `indices` of every column, copied into new columns. O(mk). */
export function gather(columns: Columns, indices: Uint32Array): Float64Array[] {
  return columns.map((column) => gatherColumn(column, indices));
}

export function gatherColumn(column: Float64Array, indices: Uint32Array): Float64Array {
  const taken = new Float64Array(indices.length);
  for (let i = 0; i < indices.length; i++) taken[i] = column[indices[i]!]!;
  return taken;
}

/** `outer[inner[i]]` for every i: indices into a subset, told as indices into the whole. */
export function compose(outer: Uint32Array, inner: Uint32Array): Uint32Array {
  const told = new Uint32Array(inner.length);
  for (let i = 0; i < inner.length; i++) told[i] = outer[inner[i]!]!;
  return told;
}

/** Indices whose mark is 0, ascending. */
export function unmarked(marks: Uint8Array | Uint32Array): Uint32Array {
  const kept = new Uint32Array(marks.length);
  let m = 0;
  for (let i = 0; i < marks.length; i++) {
    if (marks[i] === 0) kept[m++] = i;
  }
  return kept.slice(0, m);
}

export function samePoint(columns: Columns, a: number, b: number): boolean {
  for (let j = 0; j < columns.length; j++) {
    if (columns[j]![a] !== columns[j]![b]) return false;
  }
  return true;
}

function hasNaN(column: Float64Array): boolean {
  for (let i = 0; i < column.length; i++) {
    if (column[i] !== column[i]) return true;
  }
  return false;
}
