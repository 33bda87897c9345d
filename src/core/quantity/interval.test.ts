import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeOf } from '../metrics/range.ts';
import { interval90 } from '../numbers/quantile.ts';
import { intervalOf } from './interval.ts';

describe('the interval of a fraction', () => {
  const draws = fc.array(fc.double({ min: -2, max: 3, noNaN: true }), { minLength: 1, maxLength: 60 }).map((all) => Float64Array.from(all));

  it('holds the value, and lies between 0 and 1', () => {
    fc.assert(
      fc.property(draws, fc.double({ min: 0, max: 1, noNaN: true }), (all, value) => {
        const { low, high } = intervalOf({ unit: 'fraction', value, range: { least: 0, most: 1 } }, all);
        expect([0 <= low, low <= value, value <= high, high <= 1]).toEqual([true, true, true, true]);
      }),
    );
  });

  it('ends where the draws would if each were cut', () => {
    const all = Float64Array.from({ length: 21 }, (_, at) => 0.9 + at / 100);
    expect(intervalOf({ unit: 'fraction', value: 0.99, range: { least: 0, most: 1 } }, all)).toEqual(
      interval90(all.map((draw) => Math.min(draw, 1))),
    );
  });

  it('stays as it is inside', () => {
    const all = Float64Array.from([0.4, 0.5, 0.6]);
    expect(intervalOf({ unit: 'fraction', value: 0.5, range: { least: 0, most: 1 } }, all)).toEqual(interval90(all));
  });
});

it.each(['USD', 'USD/month', 'device·h', 's', 'ms', 'prediction/s'])('an interval in %s ends at zero', (unit) => {
  expect(intervalOf({ value: 3, unit }, Float64Array.from([-40, 3, 46]))).toMatchObject({ low: 0 });
});

it('a number of no unit may be below zero', () => {
  expect(intervalOf({ value: 3, unit: '1' }, Float64Array.from([-40, -40, 46]))).toMatchObject({ low: -40 });
});

it.each([
  ['test_accuracy', 0.9, { least: 0, most: 1 }],
  ['roc_auc', 1, { least: 0, most: 1 }],
  ['f1_macro', 0, { least: 0, most: 1 }],
  ['accuracy', 93.1, undefined],
  ['mcc', -0.2, { least: -1, most: 1 }],
  ['r2', -4, { least: Number.NEGATIVE_INFINITY, most: 1 }],
  ['wer', 1.2, { least: 0, most: Number.POSITIVE_INFINITY }],
  ['error_rate', 0.2, { least: 0, most: 1 }],
  ['score', 0.5, undefined],
] as const)('the range of a %s of %d', (metric, value, range) => {
  expect(rangeOf(metric, 'fraction', value)).toEqual(range);
});

it('what is no fraction has no range that is known', () => {
  expect(rangeOf('accuracy', '1', 0.5)).toBeUndefined();
});

it('a profit may be a loss', () => {
  expect(rangeOf('profit_usd', 'USD', 3)?.least).toBe(Number.NEGATIVE_INFINITY);
});
