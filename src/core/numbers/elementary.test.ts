import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, ln } from './elementary.ts';

const bits = new DataView(new ArrayBuffer(8));

/** Distance in representable numbers. */
function ulps(a: number, b: number): number {
  if (Object.is(a, b) || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  return Number.isFinite(a) && Number.isFinite(b) ? Math.abs(Number(ordinal(a) - ordinal(b))) : Number.POSITIVE_INFINITY;
}

function ordinal(x: number): bigint {
  bits.setFloat64(0, x);
  const raw = bits.getBigInt64(0);
  return raw < 0n ? -(raw & 0x7fffffffffffffffn) : raw;
}

function fromBits(raw: bigint): number {
  bits.setBigUint64(0, raw);
  return bits.getFloat64(0);
}

const LARGEST = 0x7fefffffffffffffn;

test('the logarithm is within 2 ulp of Math.log for every positive number', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: LARGEST }), (raw) => {
      const x = fromBits(raw);
      expect(ulps(ln(x), Math.log(x)), String(x)).toBeLessThanOrEqual(2);
    }),
    { seed: 1, numRuns: 5000 },
  );
});

test('the logarithm is within 2 ulp of Math.log close to 1, where terms cancel', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.4, max: 2.9, noNaN: true }), fc.double({ min: -1e-3, max: 1e-3, noNaN: true }), (x, small) => {
      expect(ulps(ln(x), Math.log(x)), String(x)).toBeLessThanOrEqual(2);
      expect(ulps(ln(1 + small), Math.log(1 + small)), String(1 + small)).toBeLessThanOrEqual(2);
    }),
    { seed: 2, numRuns: 5000 },
  );
});

test('the exponential is within 2 ulp of Math.exp, subnormal results included', () => {
  fc.assert(
    fc.property(fc.double({ min: -746, max: 710, noNaN: true }), fc.double({ min: -1.5, max: 1.5, noNaN: true }), (x, small) => {
      expect(ulps(exp(x), Math.exp(x)), String(x)).toBeLessThanOrEqual(2);
      expect(ulps(exp(small), Math.exp(small)), String(small)).toBeLessThanOrEqual(2);
    }),
    { seed: 3, numRuns: 5000 },
  );
});

test('every 0.37 from end to end the exponential is within 2 ulp of Math.exp', () => {
  for (let x = -745.2; x < 709.8; x += 0.37) expect(ulps(exp(x), Math.exp(x)), String(x)).toBeLessThanOrEqual(2);
});

test.each([
  [1, 0],
  [0, Number.NEGATIVE_INFINITY],
  [-0, Number.NEGATIVE_INFINITY],
  [-1, Number.NaN],
  [Number.NaN, Number.NaN],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  [Number.NEGATIVE_INFINITY, Number.NaN],
  [Number.MIN_VALUE, -744.4400719213812],
  [Number.MAX_VALUE, 709.782712893384],
  [2.2250738585072014e-308, -708.3964185322641],
  [2, Math.LN2],
])('ln(%d) is %d', (x, expected) => {
  expect(ln(x)).toBe(expected);
});

test.each([
  [0, 1],
  [-0, 1],
  [Number.NEGATIVE_INFINITY, 0],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  [Number.NaN, Number.NaN],
  [709.782712893384, 1.7976931348622732e308],
  [709.79, Number.POSITIVE_INFINITY],
  [-745.133219101941, 5e-324],
  [-745.14, 0],
])('exp(%d) is %d', (x, expected) => {
  expect(exp(x)).toBe(expected);
});
