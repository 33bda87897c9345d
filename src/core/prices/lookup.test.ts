import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { priceBook } from './book.ts';
import { priceEntrySchema, type PriceEntry } from './entry.ts';
import { isPrice, lookUpPrice, type PriceQuery } from './lookup.ts';

function entry(more: Partial<PriceEntry> = {}): PriceEntry {
  return {
    sku: 'aws:x',
    kind: 'instance',
    provider: 'aws',
    region: 'us-east-1',
    purchase: 'on-demand',
    unit: 'h',
    price: 2,
    currency: 'USD',
    source: 'a price list',
    asOf: '2026-01-01',
    confidence: 'vendor',
    ...more,
  };
}
const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const user = (more: Partial<PriceEntry>) => entry({ confidence: 'user', region: '*', ...more });
function book(entries: readonly PriceEntry[], overrides: readonly PriceEntry[] = [], usdPer: Record<string, number> = {}) {
  return priceBook({ version: '1', asOf: '2026-11-20', entries }, overrides, usdPer, sha256);
}
const QUERY: PriceQuery = { sku: 'aws:x', region: 'us-east-1', purchase: 'on-demand', date: '2026-06-01' };
function ask(entries: readonly PriceEntry[], more: Partial<PriceQuery> = {}, overrides: readonly PriceEntry[] = [], usdPer = {}) {
  return lookUpPrice(book(entries, overrides, usdPer), { ...QUERY, ...more });
}

test.each([
  ['a SKU that the book does not have', [], {}, { unknown: 'unknown-sku', about: 'aws:x' }],
  ['a purchase that is not offered', [entry()], { purchase: 'reserved-1y' }, { unknown: 'no-price-for-sku', about: 'aws:x reserved-1y' }],
  ['no spot price', [entry()], { purchase: 'spot' }, { unknown: 'no-spot-data', about: 'aws:x spot' }],
  ['another region', [entry()], { region: 'eu-west-1' }, { unknown: 'no-price-in-region', about: 'aws:x on-demand in eu-west-1' }],
  ['a zero that the catalogue gave for nothing', [entry({ price: 0 })], {}, { unknown: 'price-is-zero', about: 'aws:x on-demand' }],
  ['NaN', [entry({ price: Number.NaN })], {}, { unknown: 'no-price-for-sku', about: 'aws:x on-demand' }],
  ['infinity', [entry({ price: Number.POSITIVE_INFINITY })], {}, { unknown: 'no-price-for-sku', about: 'aws:x on-demand' }],
  ['a currency without a rate', [entry({ currency: 'EUR' })], {}, { unknown: 'currency-without-rate', about: 'EUR' }],
  [
    'a spot price equal to the on-demand price',
    [entry(), entry({ purchase: 'spot' })],
    { purchase: 'spot' },
    { unknown: 'no-spot-data', about: 'aws:x' },
  ],
] as const)('%s is no price, and says why', (_, entries, query, reason) => {
  expect(ask(entries, query)).toEqual(reason);
});

test('a zero that the user states is a price: a free local model is free', () => {
  expect(ask([], {}, [user({ price: 0 })])).toMatchObject({ usdPerUnit: 0 });
  expect([
    isPrice({ price: 0, confidence: 'vendor' }),
    isPrice({ price: 0, confidence: 'user' }),
    isPrice({ price: Number.NaN, confidence: 'user' }),
    isPrice({ price: -1, confidence: 'user' }),
  ]).toEqual([false, true, false, false]);
});

test('a spot price that once was an on-demand price of another day, region or currency stands', () => {
  const spot = entry({ purchase: 'spot', price: 1 });
  const others = [
    entry({ price: 1, asOf: '2025-01-01' }),
    entry({ price: 3, asOf: '2025-06-01' }),
    entry({ price: 1, region: 'eu-west-1' }),
  ];
  expect(ask([spot, ...others], { purchase: 'spot' })).toMatchObject({ usdPerUnit: 1 });
  expect(ask([spot, entry({ price: 1, currency: 'EUR' })], { purchase: 'spot' })).toMatchObject({ usdPerUnit: 1 });
});

test('a spot price that the user states is meant, whatever it equals', () => {
  expect(ask([], { purchase: 'spot' }, [user({}), user({ purchase: 'spot' })])).toMatchObject({ usdPerUnit: 2 });
});

test.each([
  ['2025-12-31', 2, true],
  ['2026-01-01', 2, false],
  ['2026-05-31', 2, false],
  ['2026-06-01', 3, false],
  ['2026-06-02', 3, false],
  ['2030-01-01', 5, false],
])('a run of %s is priced at %d, from a later price: %s', (date, price, later) => {
  const entries = [entry({ price: 5, asOf: '2026-12-01' }), entry({ price: 2 }), entry({ price: 3, asOf: '2026-06-01' })];
  expect(ask(entries, { date })).toMatchObject({ usdPerUnit: price, later });
});

test('a row that vanished from the catalogue keeps pricing the runs of its time', () => {
  expect(ask([entry({ asOf: '2024-01-01' })], { date: '2024-03-01' })).toMatchObject({ usdPerUnit: 2, later: false });
});

test.each([
  ['eu-west-1', 4, false],
  ['us-west-2', 9, false],
  [undefined, 9, false],
])('in region %s the price is %d, assumed: %s, where one price holds everywhere else', (region, price, regionAssumed) => {
  expect(ask([entry({ region: 'eu-west-1', price: 4 }), entry({ region: '*', price: 9 })], { region })).toMatchObject({
    usdPerUnit: price,
    regionAssumed,
  });
});

test('without a region one is assumed, the United States first, and the answer says so', () => {
  const entries = [
    entry({ region: 'ap-south-1', price: 1 }),
    entry({ region: 'us-east-2', price: 3 }),
    entry({ region: 'us-east-1', price: 2 }),
  ];
  expect(ask(entries, { region: undefined })).toMatchObject({ usdPerUnit: 2, regionAssumed: true });
  expect(ask(entries.toReversed(), { region: undefined })).toMatchObject({ usdPerUnit: 2, regionAssumed: true });
});

test('a currency is converted at the stated rate only', () => {
  expect(ask([entry({ currency: 'EUR' })], {}, [], { EUR: 1.08 })).toMatchObject({ usdPerUnit: 2.16 });
});

test('what the user says wins over the book, in every region and at every date', () => {
  const entries = [entry(), entry({ region: 'eu-west-1', price: 3 }), entry({ price: 4, asOf: '2026-05-01' })];
  for (const region of ['us-east-1', 'eu-west-1', undefined]) {
    expect(ask(entries, { region }, [user({ price: 1.1, asOf: '2026-11-20' })])).toMatchObject({ usdPerUnit: 1.1 });
  }
});

test('an override of one way to buy leaves the others', () => {
  const entries = [entry(), entry({ purchase: 'spot', price: 0.7 })];
  const overrides = [user({ purchase: 'spot', price: 0.5 })];
  expect(ask(entries, {}, overrides)).toMatchObject({ usdPerUnit: 2 });
  expect(ask(entries, { purchase: 'spot' }, overrides)).toMatchObject({ usdPerUnit: 0.5 });
});

test('an override of one region leaves the list prices of the others, and is what is assumed where none is named', () => {
  const entries = [entry(), entry({ region: 'eu-west-1', price: 3 }), entry({ region: '*', price: 9 })];
  const overrides = [user({ region: 'eu-west-1', price: 1.1 })];
  expect(ask(entries, {}, overrides)).toMatchObject({ usdPerUnit: 2, regionAssumed: false });
  expect(ask(entries, { region: 'eu-west-1' }, overrides)).toMatchObject({ usdPerUnit: 1.1 });
  expect(ask(entries, { region: 'ap-south-1' }, overrides)).toMatchObject({ usdPerUnit: 9 });
  expect(ask(entries, { region: undefined }, overrides)).toMatchObject({ usdPerUnit: 1.1, regionAssumed: true });
  expect(book(entries, overrides).entries).toHaveLength(3);
});

test.each([
  ['2026-01-01', 1.1],
  ['2026-06-30', 1.1],
  ['2026-07-01', 2],
])('an override until 30 June prices %s at %d, then the list price holds again', (date, price) => {
  expect(ask([entry()], { date }, [user({ price: 1.1, asOf: '2026-11-20', until: '2026-06-30' })])).toMatchObject({ usdPerUnit: price });
});

test('of two overrides of one day that which ends first holds as long as it does', () => {
  const overrides = [user({ price: 1, until: '2026-03-31' }), user({ price: 2 }), user({ price: 3, until: '2026-09-30' })];
  const at = (date: string) => ask([entry({ price: 9 })], { date }, overrides);
  expect(['2026-03-31', '2026-04-01', '2026-10-01'].map(at)).toMatchObject([{ usdPerUnit: 1 }, { usdPerUnit: 3 }, { usdPerUnit: 2 }]);
});

test('a price that ended and has no other behind it is unknown, and says since when', () => {
  const ended = [user({ until: '2026-03-31' }), user({ until: '2026-05-31' })];
  expect(ask([], {}, ended)).toEqual({ unknown: 'no-price-for-sku', about: 'aws:x on-demand after 2026-05-31' });
});

test('a private price wins over the list, what the project states openly over a private one, however narrow or new', () => {
  const list = [entry(), entry({ sku: 'aws:y' }), entry({ sku: 'aws:z' })];
  const narrow = user({ price: 1.2, region: 'us-east-1', asOf: '2026-05-01' });
  const kept = [narrow, user({ sku: 'aws:y', price: 1.3 }), user({ sku: 'aws:z', price: 1.4, until: '2026-03-31' })];
  const privately = { digest: 'sha256:f', entries: new Map(kept.map((one) => [one, 'sha256:e'])) };
  const overrides = [user({ price: 1.1 }), user({ sku: 'aws:z', price: 1.5, until: '2026-12-31' })];
  const both = priceBook({ version: '1', asOf: '2026-11-20', entries: list }, overrides, {}, sha256, privately);
  const at = (sku: string, date = QUERY.date) => lookUpPrice(both, { ...QUERY, sku, date });
  expect(['aws:x', 'aws:y', 'aws:z'].map((sku) => at(sku))).toMatchObject([{ usdPerUnit: 1.1 }, { usdPerUnit: 1.3 }, { usdPerUnit: 1.5 }]);
  expect([at('aws:z', '2026-03-01'), at('aws:z', '2027-01-01')]).toMatchObject([{ usdPerUnit: 1.5 }, { usdPerUnit: 2 }]);
  expect(both.digest).not.toBe(book(list, overrides).digest);
});

test('of two entries of one identity the later in the list wins', () => {
  expect(ask([entry({ price: 7 }), entry({ price: 8 })])).toMatchObject({ usdPerUnit: 8 });
  expect(book([entry({ price: 7 }), entry({ price: 8 })]).entries).toHaveLength(1);
});

test('the digest of a book does not depend on the order of its entries, but on every word of them', () => {
  const [a, b] = [entry(), entry({ sku: 'aws:y' })];
  expect(book([a, b]).digest).toBe(book([b, a]).digest);
  expect(book([a, b]).digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(book([a, { ...b, source: 'another' }]).digest).not.toBe(book([a, b]).digest);
  expect(book([a, b], [user({})]).digest).not.toBe(book([a, b]).digest);
});

test.each([
  [{ price: Number.NaN }],
  [{ price: -1 }],
  [{ currency: 'usd' }],
  [{ asOf: '1 May 2026' }],
  [{ unit: 'hour' }],
  [{ sku: '' }],
  [{ devices: 0 }],
])('an entry with %o does not enter a book from a file', (wrong) => {
  expect(priceEntrySchema.safeParse(entry()).success).toBe(true);
  expect(priceEntrySchema.safeParse({ ...entry(), ...wrong }).success).toBe(false);
});
