import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatUsd } from './money.ts';

test.each([
  [0, '$0'],
  [-0, '$0'],
  [4.1, '$4.10'],
  [0.0031, '$0.0031'],
  [0.5, '$0.50'],
  [0.99, '$0.99'],
  [0.9949, '$0.99'],
  [0.999, '$1.00'],
  [4.095, '$4.10'],
  [0.995, '$1.00'],
  [9.995, '$10.0'],
  [9.999, '$10.0'],
  [41, '$41.0'],
  [99.95, '$100'],
  [186.4, '$186'],
  [412, '$412'],
  [999.4, '$999'],
  [999.5, '$1k'],
  [12_400, '$12.4k'],
  [12_000, '$12k'],
  [999_999, '$1M'],
  [1_200_000, '$1.2M'],
  [1_234_567, '$1.23M'],
  [3e9, '$3B'],
  [9e14, '$900,000B'],
  [1.25e15, '$1.25e15'],
  [-1e21, '−$1e21'],
  [1e-7, '$0.00000010'],
  [1.2e-13, '$1.2e−13'],
  [-4.1, '−$4.10'],
  [-0.0031, '−$0.0031'],
  [-1e6, '−$1M'],
])('%d dollars read %s', (value, text) => {
  expect(formatUsd(value)).toBe(text);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d dollars are unknown', (value) => {
  expect(formatUsd(value)).toBe('unknown');
});

test('what is printed is within half a unit of the last of two (below 1) or three digits', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), (value) => {
      const { sign, number } = readUsd(formatUsd(value));
      expect(sign).toBe(1);
      expect(Math.abs(number - value)).toBeLessThanOrEqual(value * (value < 1 ? 0.0501 : 0.00501));
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test('no sum of money but zero prints as zero', () => {
  fc.assert(
    fc.property(fc.double({ min: Number.MIN_VALUE, max: 1, noNaN: true }), (value) => {
      expect(readUsd(formatUsd(value)).number).toBeGreaterThan(0);
    }),
    { seed: 2, numRuns: 1000 },
  );
});

test('more money never prints as less', () => {
  const money = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(money, money, (a, b) => {
      const [low, high] = [readUsd(formatUsd(Math.min(a, b))), readUsd(formatUsd(Math.max(a, b)))];
      expect(low.sign * low.number).toBeLessThanOrEqual(high.sign * high.number);
    }),
    { seed: 3, numRuns: 1000 },
  );
});

function readUsd(text: string): { sign: number; number: number } {
  const match = /^(−?)\$([\d.,]+(?:e−?\d+)?)([kMB]?)$/.exec(text)!;
  const scale = { '': 1, k: 1e3, M: 1e6, B: 1e9 }[match[3]!]!;
  return { sign: match[1] === '' ? 1 : -1, number: Number(match[2]!.replaceAll(',', '').replace('−', '-')) * scale };
}
