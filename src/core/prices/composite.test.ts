import { expect, test } from 'vitest';
import { isKnown, view } from '../quantity/quantity.ts';
import { createSampler } from '../quantity/sampler.ts';
import { priceBook } from './book.ts';
import { hourlyPrice } from './composite.ts';
import type { PriceEntry } from './entry.ts';
import type { PriceQuery } from './lookup.ts';
import { partsOf } from './parts.ts';

function entry(sku: string, price: number, more: Partial<PriceEntry> = {}): PriceEntry {
  return {
    sku,
    kind: 'instance',
    provider: 'gcp',
    region: 'us-central1',
    purchase: 'on-demand',
    unit: 'h',
    price,
    currency: 'USD',
    source: 'a price list',
    asOf: '2026-01-01',
    confidence: 'vendor',
    ...more,
  };
}
const BOOK = priceBook(
  {
    version: '1',
    asOf: '2026-11-20',
    entries: [
      entry('gcp:n1-standard-8', 0.38),
      entry('gcp:nvidia-t4', 0.35, { kind: 'accelerator', unit: 'device-h' }),
      entry('gcp:zero', 0),
      entry('gcp:disk', 0.04, { kind: 'storage', unit: 'GiB-month' }),
      entry('llm:in', 3, { kind: 'token', unit: 'million-tokens' }),
    ],
  },
  [entry('onprem:box', 1.1, { region: '*', confidence: 'user' })],
  {},
  () => 'digest',
);
const QUERY: PriceQuery = { sku: '', region: 'us-central1', purchase: 'on-demand', date: '2026-06-01' };
const price = (sku: string, more: Partial<PriceQuery> = {}) => hourlyPrice(BOOK, { ...QUERY, sku, ...more });
const seen = (sku: string, more: Partial<PriceQuery> = {}) => view(price(sku, more).usdPerDeviceHour, createSampler());

test.each([
  ['aws:x', [{ count: 1, sku: 'aws:x' }]],
  [
    'a + 2x b',
    [
      { count: 1, sku: 'a' },
      { count: 2, sku: 'b' },
    ],
  ],
  [
    ' 8 x a+b ',
    [
      { count: 8, sku: 'a' },
      { count: 1, sku: 'b' },
    ],
  ],
  ['2xlarge', [{ count: 1, sku: '2xlarge' }]],
  ['gcp:a2-highgpu-8g', [{ count: 1, sku: 'gcp:a2-highgpu-8g' }]],
])('%o is bought as %o', (sku, parts) => {
  expect(partsOf(sku)).toEqual(parts);
});

test('a host and its accelerators are summed', () => {
  const { usdPerDeviceHour, entries } = price('gcp:n1-standard-8 + 2x gcp:nvidia-t4');
  expect(usdPerDeviceHour.value).toBeCloseTo(1.08, 12);
  expect(usdPerDeviceHour.unit).toBe('USD/instance·h');
  expect(entries.map((used) => used.sku)).toEqual(['gcp:n1-standard-8', 'gcp:nvidia-t4']);
});

test('with one part unknown the price is at least the other, and says which is missing', () => {
  expect(seen('gcp:n1-standard-8 + gcp:nvidia-b200')).toMatchObject({
    value: 0.38,
    atLeast: true,
    missing: [{ unknown: 'unknown-sku', about: 'gcp:nvidia-b200' }],
  });
});

test.each([
  ['gcp:zero', { unknown: 'price-is-zero', about: 'gcp:zero on-demand' }],
  ['gcp:lost', { unknown: 'unknown-sku', about: 'gcp:lost' }],
  ['', { unknown: 'unknown-sku', about: '' }],
  ['gcp:disk', { unknown: 'no-price-for-sku', about: 'gcp:disk' }],
  ['llm:in', { unknown: 'no-price-for-sku', about: 'llm:in' }],
] as const)('%o has no price by the hour, and that is never zero', (sku, reason) => {
  expect(seen(sku)).toEqual(reason);
  expect(price(sku).entries.length).toBe(0);
});

test('a list price is list, what the user states is contracted', () => {
  expect(seen('gcp:nvidia-t4')).toMatchObject({ basis: 'measured', priceBasis: 'list' });
  expect(seen('onprem:box', { region: 'cellar' })).toMatchObject({ value: 1.1, basis: 'measured', priceBasis: 'contracted' });
  expect(seen('onprem:box + gcp:nvidia-t4')).toMatchObject({ priceBasis: 'list' });
});

test('an assumed region makes the price assumed, and its source says so', () => {
  const quantity = seen('gcp:nvidia-t4', { region: undefined });
  expect(quantity).toMatchObject({ basis: 'assumed' });
  expect(isKnown(quantity) && quantity.sources[0]?.text).toMatch(/region us-central1 assumed$/);
});

test('a price that is younger than the run says so', () => {
  const quantity = seen('gcp:nvidia-t4', { date: '2020-01-01' });
  expect(isKnown(quantity) && quantity.sources).toEqual([
    { text: 'gcp:nvidia-t4 on-demand us-central1: a price list; first price known, later than the run', asOf: '2026-01-01' },
  ]);
});
