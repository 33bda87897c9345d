import fc from 'fast-check';

/** Test support: point sets of every awkward kind, and the definitions that algorithms are held against. */
export type Rows = readonly (readonly number[])[];

/** Few distinct integers (ties, duplicates), infinities, reals, lines, planes; 0 to 60 or 130 to 400 points. */
export function points(k: number): fc.Arbitrary<number[][]> {
  return fc.oneof(rows(tiny, k), rows(awkward, k), rows(real, k), plane(k), large(k));
}

/** Integers 0 to `top`. */
export function gridPoints(k: number, top: number, maxLength: number): fc.Arbitrary<number[][]> {
  return fc.array(fc.array(fc.integer({ min: 0, max: top }), { minLength: k, maxLength: k }), { maxLength });
}

export function columnsOf(rows: Rows, k: number): Float64Array[] {
  return Array.from({ length: k }, (_, j) => Float64Array.from(rows, (row) => row[j]!));
}

export function dominatesRow(a: readonly number[], b: readonly number[]): boolean {
  return a.every((v, j) => v <= b[j]!) && a.some((v, j) => v < b[j]!);
}

export function bruteFront(rows: Rows): number[] {
  return rows.flatMap((row, i) => (rows.some((other) => dominatesRow(other, row)) ? [] : [i]));
}

const tiny = fc.integer({ min: 0, max: 3 });
const awkward = fc.constantFrom(-Infinity, -1e308, -1, -5e-324, -0, 0, 5e-324, 1, 1 + Number.EPSILON, 1e308, Infinity);
const real = fc.double({ noNaN: true, min: -10, max: 10 });

function rows(value: fc.Arbitrary<number>, k: number): fc.Arbitrary<number[][]> {
  return fc.array(fc.array(value, { minLength: k, maxLength: k }), { maxLength: 60 });
}

function plane(k: number): fc.Arbitrary<number[][]> {
  const row = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: k, maxLength: k });
  return fc.array(
    row.map((r) => [...r.slice(1), 20 - r.slice(1).reduce((a, b) => a + b, 0)]),
    { maxLength: 60 },
  );
}

function large(k: number): fc.Arbitrary<number[][]> {
  const row = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: k, maxLength: k });
  return fc.array(row, { minLength: 130, maxLength: 400 });
}
