import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { interval90, quantileOfSorted } from './quantile.ts';
import { roundSignificant } from './round.ts';

test.each([
  [123_456.7, 6, 123_457],
  [0.000123456789, 6, 0.000123457],
  [-1.5, 1, -2],
  [0, 6, 0],
  [1e-320, 2, 1e-320],
  [9.9999999, 6, 10],
  [1.7976931348623157e308, 6, 1.79769e308],
  [Number.NaN, 6, Number.NaN],
  [Number.NEGATIVE_INFINITY, 6, Number.NEGATIVE_INFINITY],
])('%d to %i digits is %d', (value, digits, rounded) => {
  expect(roundSignificant(value, digits)).toBe(rounded);
});

test('zero has no sign once it is rounded', () => {
  expect(Object.is(roundSignificant(-0), 0)).toBe(true);
});

test('rounding twice is rounding once, and moves a value by at most half a unit of its last digit', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), fc.integer({ min: 1, max: 15 }), (value, digits) => {
      const rounded = roundSignificant(value, digits);
      expect(roundSignificant(rounded, digits)).toBe(rounded);
      expect(Math.abs(rounded - value) / value).toBeLessThanOrEqual(5 * Number(`1e-${digits}`) * (1 + 1e-9));
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test.each([
  [[7], 0.5, 7],
  [[1, 2], 0.5, 1.5],
  [[1, 2, 3], 0, 1],
  [[1, 2, 3], 1, 3],
  [[0, 10, 20, 30, 40], 0.05, 2],
  [[0, 10, 20, 30, 40], 0.95, 38],
  [[1, Number.POSITIVE_INFINITY], 0, 1],
  [[1, 2, Number.POSITIVE_INFINITY], 0.5, 2],
  [[Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], 0.3, Number.POSITIVE_INFINITY],
])('of %o the quantile %d is %d', (sorted, p, expected) => {
  expect(quantileOfSorted(sorted, p)).toBeCloseTo(expected, 12);
});

test('there is no quantile of nothing', () => {
  expect(() => quantileOfSorted([], 0.5)).toThrow(RangeError);
});

test('a quantile is the piecewise linear curve through the order statistics', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (unsorted, p) => {
      const sorted = [...unsorted].sort((a, b) => a - b);
      const knots = sorted.map((value, i) => ({ at: sorted.length === 1 ? 0 : i / (sorted.length - 1), value }));
      const right = knots.find(({ at }) => at >= p) ?? knots.at(-1)!;
      const left = knots.findLast(({ at }) => at <= p) ?? knots[0]!;
      const share = right.at === left.at ? 0 : (p - left.at) / (right.at - left.at);
      expect(quantileOfSorted(sorted, p)).toBeCloseTo(left.value + share * (right.value - left.value), 5);
    }),
    { seed: 2, numRuns: 1000 },
  );
});

test('a 90 % interval is that of the sorted values and leaves its argument alone', () => {
  const values = Float64Array.from({ length: 101 }, (_, i) => (i * 37) % 101);
  const before = values.slice();
  expect(interval90(values)).toEqual({ low: 5, high: 95 });
  expect(values).toEqual(before);
});
