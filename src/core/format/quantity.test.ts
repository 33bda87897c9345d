import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Known } from '../quantity/quantity.ts';
import { formatQuantity } from './quantity.ts';

function known(value: number, low: number, high: number, more: Partial<Known> = {}): Known {
  return { value, low, high, unit: 'USD', basis: 'measured', sources: [], ...more };
}

test.each([
  [4.1, 3.2, 5.3, '$4.10 (3.2–5.3)'],
  [412, 380, 455, '$412 (380–455)'],
  [0.0031, 0.0028, 0.0035, '$0.0031 (0.0028–0.0035)'],
  [12_400, 11_800, 13_100, '$12.4k (11.8k–13.1k)'],
  [12_000, 11_800, 12_400, '$12.0k (11.8k–12.4k)'],
  [950, 600, 1400, '$950 (600–1,400)'],
  [0, 0, 0.5, '$0 (0–0.50)'],
  [-4.1, -5.3, -3.2, '−$4.10 (−5.3–−3.2)'],
])('%d between %d and %d reads %s', (value, low, high, text) => {
  expect(formatQuantity(known(value, low, high))).toBe(text);
});

test.each([
  [4.1, 0.5, 30, '$4.1 (0.50–30)'],
  [412, 50, 2050, '$410 (50–2,100)'],
  [4, 0, 5000, '$4 (0–5,000)'],
])('a value is not much finer than its interval: %d between %d and %d reads %s', (value, low, high, text) => {
  expect(formatQuantity(known(value, low, high))).toBe(text);
});

test.each([
  [4.1, 4.1, 4.1, '$4.10'],
  [4.1, 4.0999, 4.1001, '$4.10'],
  [12_000, 11_999, 12_001, '$12k'],
])('an interval whose ends print the same is left out: %d between %d and %d reads %s', (value, low, high, text) => {
  expect(formatQuantity(known(value, low, high))).toBe(text);
});

test.each([
  [2.1, 1.9, 2.4, 'h', '2.1 h (1.9–2.4)'],
  [0.38, 0.35, 0.41, 's', '380 ms (350–410)'],
  [380, 380, 380, 'ms', '380 ms'],
  [7560, 7560, 7560, 's', '2.1 h'],
  [80.4, 75, 85, 'prediction/s', '80.4 prediction/s (75–85)'],
  [2.5, 2.5, 2.5, 'device·h', '2.5 device·h'],
  [2, 2, 2, '1/month', '2/month'],
  [3, 3, 3, '1', '3'],
  [0.842, 0.842, 0.842, 'fraction', '0.842'],
  [12_345_678_901_234, 12_345_678_901_234, 12_345_678_901_234, '1', '12,345,678,901,234'],
  [1e15, 1e15, 1e15, '1', '1e15'],
  [1.5e30, 1.5e30, 1.5e30, '1', '1.5e30'],
  [Number.MAX_VALUE, Number.MAX_VALUE, Number.MAX_VALUE, '1', '1.798e308'],
  [-2e100, -3e100, -1e100, 'prediction/s', '−2e100 prediction/s (−3e100–−1e100)'],
  [4e21, 3e20, 5e21, 'USD', '$4e21 (3e20–5e21)'],
])('%d between %d and %d in %s reads %s', (value, low, high, unit, text) => {
  expect(formatQuantity(known(value, low, high, { unit }))).toBe(text);
});

test('a lower bound says so and shows no interval', () => {
  expect(formatQuantity(known(186.4, 150, 200, { atLeast: true, missing: [{ unknown: 'no-end-time' }] }))).toBe('≥ $186');
});

test.each([
  ['measured', '$4.10 (3.2–5.3)'],
  ['derived', '$4.10 (3.2–5.3)'],
  ['estimated', '$4.10~ (3.2–5.3)'],
  ['assumed', '$4.10? (3.2–5.3)'],
] as const)('the basis %s reads %s', (basis, text) => {
  expect(formatQuantity(known(4.1, 3.2, 5.3, { basis }))).toBe(text);
});

test('marks and interval can be hidden, and what money is per can be shown', () => {
  const quantity = known(412, 380, 455, { unit: 'USD/month', basis: 'assumed' });
  expect(formatQuantity(quantity, { marks: 'hidden', interval: 'hidden' })).toBe('$412');
  expect(formatQuantity(quantity, { per: 'shown' })).toBe('$412/mo? (380–455)');
  expect(formatQuantity(known(0.12, 0.12, 0.12, { unit: 'USD/1k' }), { per: 'shown' })).toBe('$0.12/1k');
});

test('what is not known is the word, never a number', () => {
  expect(formatQuantity({ unknown: 'no-price-for-sku', about: 'aws:x on-demand' })).toBe('unknown');
  expect(formatQuantity(known(Number.NaN, 0, 1))).toBe('unknown');
  expect(formatQuantity(known(Number.POSITIVE_INFINITY, 0, 1))).toBe('unknown');
});

test('no quantity ever prints NaN, undefined, or nothing, and a value that is not zero keeps a digit', () => {
  const positive = fc.double({ min: 1e-9, max: 1e12, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      positive,
      share,
      fc.double({ min: 1, max: 1e6, noNaN: true }),
      fc.constantFrom('USD', 'USD/month', 's', 'h', '1', 'device·h'),
      (value, below, above, unit) => {
        const text = formatQuantity(known(value, value * below, value * above, { unit }));
        expect(text).not.toMatch(/NaN|undefined|Infinity|∞/);
        expect(text.split(' (')[0]).toMatch(/[1-9]/);
      },
    ),
    { seed: 4, numRuns: 1000 },
  );
});
