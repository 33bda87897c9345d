import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argsort } from './argsort.ts';
import { denseRanks, lexicographicOrder } from './lexicographic.ts';

const number = fc.oneof(
  fc.double({ noNaN: true }),
  fc.constantFrom(-Infinity, -0, 0, Infinity, 5e-324, -5e-324),
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: 0, max: 2000 }).map((i) => 1 + i * Number.EPSILON), // high words tie
);
const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);

describe('argsort', () => {
  it('is the stable ascending order, for short, middling and long columns', () => {
    const columns = fc.oneof(fc.array(number, { maxLength: 100 }), fc.array(number, { minLength: 2100, maxLength: 2600 }));
    fc.assert(
      fc.property(columns, (values) => {
        const stable = values.map((_, i) => i).sort((a, b) => compare(values[a]!, values[b]!) || a - b);
        expect([...argsort(Float64Array.from(values))]).toEqual(stable);
      }),
      { seed: 20261123, numRuns: 120 },
    );
  });
  it('does not touch its keys', () => {
    const keys = Float64Array.from({ length: 100 }, (_, i) => -i);
    argsort(keys);
    expect(keys[99]).toBe(-99);
  });
});

describe('lexicographicOrder', () => {
  it('sorts by the first objective, then the next, then the index', () => {
    const row = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 300 }), (rows) => {
        const columns = [0, 1, 2].map((j) => Float64Array.from(rows, (r) => r[j]!));
        const byRow = (a: number, b: number) =>
          compare(rows[a]![0]!, rows[b]![0]!) || compare(rows[a]![1]!, rows[b]![1]!) || compare(rows[a]![2]!, rows[b]![2]!);
        expect([...lexicographicOrder(columns)]).toEqual(rows.map((_, i) => i).sort((a, b) => byRow(a, b) || a - b));
      }),
      { seed: 20261123, numRuns: 100 },
    );
  });
});

it('denseRanks counts the distinct values below', () => {
  expect(denseRanks(Float64Array.of(5, -0, Infinity, 0, 5))).toEqual({ ranks: Uint32Array.of(1, 0, 2, 0, 1), distinct: 3 });
  expect(denseRanks(new Float64Array()).distinct).toBe(0);
});
