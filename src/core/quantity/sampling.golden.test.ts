import { expect, test } from 'vitest';
import { exp, ln } from '../numbers/elementary.ts';
import { normalQuantile } from '../numbers/normal.ts';
import { uniformStream } from '../numbers/random.ts';
import { drawsOf } from './draws.ts';
import { ceil, constant, factor, max, product, quotient, sum, type Expression } from './expression.ts';
import type { Spread } from './factor.ts';
import { view } from './quantity.ts';
import { createSampler } from './sampler.ts';

// Bit for bit the same on every engine: decisions in files are re-derived wherever CI runs. Numbers are exact when they
// are written in full, arrays are told by a checksum of their bits.

function of(id: string, value: number, spread: Spread, unit = 'USD'): Expression {
  return factor({ id, value, unit, spread, basis: 'measured', source: { text: id } });
}

/** FNV-1a over the bytes of 64-bit numbers, big end first. */
function checksum(values: Iterable<number>): string {
  const bytes = new DataView(new ArrayBuffer(8));
  let hash = 0x811c9dc5;
  for (const value of values) {
    bytes.setFloat64(0, value);
    for (let i = 0; i < 8; i++) hash = Math.imul(hash ^ bytes.getUint8(i), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}

function grid(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

test('logarithm and exponential have their bits', () => {
  expect([ln(2), ln(10), ln(0.1), ln(1 + 1e-10), ln(5e-324)]).toEqual([
    0.6931471805599453, 2.302585092994046, -2.3025850929940455, 1.000000082690371e-10, -744.4400719213812,
  ]);
  expect([exp(1), exp(-1), exp(0.5), exp(700), exp(-740)]).toEqual([
    2.7182818284590455, 0.36787944117144233, 1.6487212707001282, 1.0142320547350045e304, 4.2e-322,
  ]);
  expect([checksum(grid(1e-3, 50, 5000).map(ln)), checksum(grid(-745, 709, 5000).map(exp))]).toEqual(['311b8ea1', '1a188bfb']);
});

test('the quantile functions have their bits', () => {
  expect([normalQuantile(0.05), normalQuantile(0.3), normalQuantile(1e-9)]).toEqual([
    -1.6448536269514726, -0.5244005127080407, -5.9978070150076865,
  ]);
  expect(checksum(grid(1e-6, 1 - 1e-6, 5000).map(normalQuantile))).toBe('2105111d');
});

test('the streams of uniform numbers have their bits', () => {
  const next = uniformStream(20260101, 'price:aws:g6.xlarge|us-east-1|on-demand|2026-11-01');
  expect([next(), next(), next()]).toEqual([0.252175601082854, 0.35019591788295656, 0.2786630558548495]);
  const other = uniformStream(0, '');
  expect(checksum(Array.from({ length: 1000 }, other))).toBe('b4da1303');
});

test.each([
  ['normal', { kind: 'normal', standardError: 2 }, '41a8be88'],
  ['studentT', { kind: 'studentT', standardError: 2, degreesOfFreedom: 4 }, '4ee5ef3a'],
  ['lognormal', { kind: 'lognormal', logStandardError: 0.25 }, '328f6e46'],
] as const)('the draws of a %s factor have their bits', (id, spread, bits) => {
  expect(checksum(drawsOf(of(id, 10, spread), createSampler()))).toBe(bits);
});

test('the view of a whole cost has its bits', () => {
  const price = of('price', 0.8048, { kind: 'lognormal', logStandardError: 0.05 }, 'USD/device·h');
  const throughput = of('throughput', 83.5, { kind: 'lognormal', logStandardError: 0.1 }, 'prediction/s');
  const demand = of('demand', 250, { kind: 'point' }, 'prediction/s');
  const replicas = max(constant(1, '1'), ceil(quotient(demand, throughput)));
  const serving = product(constant(730, 'h/month'), replicas, constant(1, 'device'), price);
  const hours = of('hours', 4.1, { kind: 'studentT', standardError: 0.3, degreesOfFreedom: 2 }, 'device·h');
  const retraining = product(of('retrains', 2, { kind: 'point' }, '1/month'), hours, price);
  const { low, value, high } = view(
    sum([
      { name: 'serving', of: serving },
      { name: 'retraining', of: retraining },
    ]),
    createSampler(),
  ) as { low: number; value: number; high: number };
  expect([low, value, high]).toEqual([1652.0082481872896, 1769.1113599999999, 2510.4636592251863]);
});
