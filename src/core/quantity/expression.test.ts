import { expect, test } from 'vitest';
import { PRICE_BASES, QUANTITY_BASES, type PriceBasis, type QuantityBasis, weakerBasis, weakerPriceBasis } from './basis.ts';
import { ceil, constant, factor, max, product, quotient, sum, unknown, wholeAbove, type Expression } from './expression.ts';
import { POINT } from './factor.ts';

function of(value: number, unit = 'USD', basis: QuantityBasis = 'measured', priceBasis?: PriceBasis): Expression {
  return factor({ id: `${value}${unit}${basis}`, value, unit, spread: POINT, basis, priceBasis, source: { text: 'given' } });
}
const terms = (...parts: Expression[]) => parts.map((part, i) => ({ name: `t${i}`, of: part }));
const noEnd = unknown({ unknown: 'no-end-time' }, 'USD');
const noSku = unknown({ unknown: 'unknown-sku', about: 'x' }, 'USD');

test('the weaker of two bases is the later in the list, on each list by itself', () => {
  QUANTITY_BASES.forEach((a, i) => QUANTITY_BASES.forEach((b, j) => expect(weakerBasis(a, b)).toBe(QUANTITY_BASES[Math.max(i, j)])));
  PRICE_BASES.forEach((a, i) => PRICE_BASES.forEach((b, j) => expect(weakerPriceBasis(a, b)).toBe(PRICE_BASES[Math.max(i, j)])));
  expect([weakerPriceBasis(undefined, 'billed'), weakerPriceBasis('list', undefined), weakerPriceBasis(undefined, undefined)]).toEqual([
    'billed',
    'list',
    undefined,
  ]);
});

test('a sum is as weak as its weakest part of each kind', () => {
  const total = sum(terms(of(1, 'USD', 'estimated', 'contracted'), of(2, 'USD', 'derived', 'list'), of(3)));
  expect(total).toMatchObject({ value: 6, unit: 'USD', basis: 'estimated', priceBasis: 'list', missing: [], certain: true });
});

test('a number that is true by definition weakens nothing', () => {
  expect(product(constant(730, 'h/month'), of(2, 'USD/h', 'measured'))).toMatchObject({
    value: 1460,
    unit: 'USD/month',
    basis: 'measured',
    priceBasis: undefined,
  });
});

test('an unknown in a sum makes it at least what is known, and lends it no basis', () => {
  expect(sum(terms(of(1), noEnd, of(2, 'USD', 'derived')))).toMatchObject({
    value: 3,
    basis: 'derived',
    missing: [{ unknown: 'no-end-time' }],
  });
});

test('a sum of nothing known is unknown, and zero is not unknown', () => {
  expect(sum(terms(noEnd, noSku))).toMatchObject({
    value: Number.NaN,
    missing: [{ unknown: 'no-end-time' }, { unknown: 'unknown-sku', about: 'x' }],
  });
  expect(sum(terms(of(0), noEnd))).toMatchObject({ value: 0, missing: [{ unknown: 'no-end-time' }] });
});

test('an unknown in a product makes it unknown, even beside zero', () => {
  expect(product(of(0, 'h'), noEnd).value).toBeNaN();
  expect(product(of(2, 'h'), noEnd).missing).toEqual([{ unknown: 'no-end-time' }]);
});

test('a product with a lower bound is a lower bound', () => {
  expect(product(of(2, '1'), sum(terms(of(3), noEnd)))).toMatchObject({ value: 6, missing: [{ unknown: 'no-end-time' }] });
});

test('a quotient keeps a lower bound above the line and is unknown with one below', () => {
  const atLeast = sum(terms(of(6), noEnd));
  expect(quotient(atLeast, of(2, 'h'))).toMatchObject({ value: 3, unit: 'USD/h', missing: [{ unknown: 'no-end-time' }] });
  expect(quotient(of(6), atLeast)).toMatchObject({ value: Number.NaN, missing: [{ unknown: 'no-end-time' }] });
});

test('the largest of known and unknown is at least the largest known, of unknowns unknown', () => {
  expect(max(of(2), noEnd, of(5))).toMatchObject({ value: 5, missing: [{ unknown: 'no-end-time' }] });
  expect(max(noEnd, noSku).value).toBeNaN();
});

test.each([
  [2, 2],
  [2.1, 3],
  [2.0000000000001, 2],
  [1.9999999999, 2],
  [0, 0],
  [0.2, 1],
])('%d replicas are %d whole ones', (value, whole) => {
  expect(wholeAbove(value)).toBeCloseTo(whole, 12);
  expect(ceil(of(value, '1')).value).toBeCloseTo(whole, 12);
});

test('things of different units are not added, and nothing is not a sum', () => {
  expect(() => sum(terms(of(1, 'USD'), of(1, 'USD/h')))).toThrow(RangeError);
  expect(() => sum([])).toThrow(RangeError);
});

test('an expression is certain exactly when nothing in it varies', () => {
  const varying = factor({
    id: 'v',
    value: 1,
    unit: 'USD',
    spread: { kind: 'normal', standardError: 1 },
    basis: 'measured',
    source: { text: '' },
  });
  expect(
    [
      product(of(1), of(2)),
      sum(terms(of(1), noEnd)),
      sum(terms(of(1), varying)),
      max(varying),
      ceil(varying),
      quotient(varying, of(1)),
    ].map((e) => e.certain),
  ).toEqual([true, true, false, false, false, false]);
});
