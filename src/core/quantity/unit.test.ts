import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { divideUnits, multiplyUnits, type Unit } from './unit.ts';

test.each([
  ['h', 'device', 'device·h'],
  ['h', 'instance', 'instance·h'],
  ['device·h', 'USD/device·h', 'USD'],
  ['1/month', 'USD', 'USD/month'],
  ['h/month', 'USD/h', 'USD/month'],
  ['prediction/s', 's/h', 'prediction/h'],
  ['1', '1', '1'],
  ['h', 'h', 'h·h'],
  ['h', '1/h', '1'],
])('%s times %s is %s', (a, b, product) => {
  expect(multiplyUnits(a, b)).toBe(product);
});

test.each([
  ['USD', 'USD', '1'],
  ['USD/h', 'prediction/h', 'USD/prediction'],
  ['1', 'h', '1/h'],
  ['USD/month', '1k/month', 'USD/1k'],
  ['USD', 'h·h', 'USD/h·h'],
])('%s over %s is %s', (a, b, quotient) => {
  expect(divideUnits(a, b)).toBe(quotient);
});

const names = fc.array(fc.constantFrom('USD', 'h', 'device', 'month', 'prediction'), { maxLength: 3 });
const unit: fc.Arbitrary<Unit> = fc
  .tuple(names, names)
  .map(([over, under]) => `${over.join('·') || '1'}${under.length === 0 ? '' : `/${under.join('·')}`}`);
const canonical = (a: Unit) => multiplyUnits(a, '1');

test('multiplication of units is commutative and associative, and division undoes it', () => {
  fc.assert(
    fc.property(unit, unit, unit, (a, b, c) => {
      expect(multiplyUnits(a, b)).toBe(multiplyUnits(b, a));
      expect(multiplyUnits(multiplyUnits(a, b), c)).toBe(multiplyUnits(a, multiplyUnits(b, c)));
      expect(divideUnits(multiplyUnits(a, b), b)).toBe(canonical(a));
      expect(divideUnits(a, divideUnits(b, c))).toBe(divideUnits(multiplyUnits(a, c), b));
      expect(divideUnits(a, a)).toBe('1');
    }),
    { seed: 1, numRuns: 500 },
  );
});
