import { describe, expect, it } from 'vitest';
import { priceEntrySchema, type PriceEntry, type Purchase } from '../entry.ts';
import { bundledPrices } from './table.ts';

const { entries } = bundledPrices;
const COMPUTE = new Set(['instance', 'accelerator', 'cpu']);
const compute = entries.filter(({ kind }) => COMPUTE.has(kind));

/** Eighteen months before the table's own date. */
const OLD_BEFORE = '2025-05-23';

/** Prices far from their peers that are nonetheless what the source says. */
const OUTLIERS: Readonly<Record<string, string>> = {
  'runpod:v100-community': 'a marketplace of third-party hosts sells the discontinued card at a sixteenth of the hyperscalers’ list price',
};

const name = ({ sku, region, purchase, asOf }: PriceEntry) => `${sku} ${region} ${purchase} ${asOf}`;
const distinct = (values: readonly string[]) => new Set(values).size;

describe('the bundled price table', () => {
  it('covers many SKUs of several providers, instances and accelerators', () => {
    expect(distinct(compute.map(({ sku }) => sku))).toBeGreaterThanOrEqual(40);
    expect(distinct(compute.map(({ provider }) => provider))).toBeGreaterThanOrEqual(5);
    const discounted = compute.filter(({ purchase }) => purchase === 'spot' || purchase.startsWith('reserved'));
    expect(discounted.length).toBeGreaterThanOrEqual(10);
  });

  it('prices small AMD instances of AWS in us-east-1', () => {
    for (const sku of ['m7a.medium', 'm7a.large', 'm8a.medium', 'm8a.large', 'c7a.medium', 'c7a.large']) {
      expect(
        entries.filter((entry) => entry.sku === `aws:${sku}` && entry.region === 'us-east-1' && entry.purchase === 'on-demand'),
        sku,
      ).toHaveLength(1);
    }
  });

  it('has entries of the declared form, the SKU led by its provider', () => {
    for (const entry of entries) {
      expect(() => priceEntrySchema.parse(entry), name(entry)).not.toThrow();
      expect(entry.sku.startsWith(`${entry.provider}:`), name(entry)).toBe(true);
    }
  });

  it('states the shortest time billed for the instances of AWS and Google that are paid by the second, and for nothing else', () => {
    const bySecond = ({ kind, provider, purchase }: PriceEntry) =>
      kind === 'instance' && ['aws', 'gcp'].includes(provider) && ['on-demand', 'spot'].includes(purchase);
    expect(entries.filter((entry) => bySecond(entry) !== (entry.minimumSeconds === 60)).map(name)).toEqual([]);
    expect(entries.filter((entry) => !bySecond(entry) && entry.minimumSeconds !== undefined).map(name)).toEqual([]);
    expect(entries.filter(bySecond).length).toBeGreaterThan(50);
  });

  it('has no two prices for one SKU, region, purchase and date', () => {
    expect(distinct(entries.map(name))).toBe(entries.length);
  });

  it('has only positive, finite prices', () => {
    expect(entries.filter(({ price }) => !(Number.isFinite(price) && price > 0)).map(name)).toEqual([]);
  });

  it('dates every row with a real day that is not after the table', () => {
    const bad = entries.filter(
      ({ asOf }) => new Date(`${asOf}T00:00:00Z`).toISOString().slice(0, 10) !== asOf || asOf > bundledPrices.asOf,
    );
    expect(bad.map(name)).toEqual([]);
  });

  it('names a source for every row and marks it where it is not the vendor’s own', () => {
    expect(entries.filter(({ source }) => source.trim() === '').map(name)).toEqual([]);
    expect(entries.filter(({ source, confidence }) => (confidence === 'vendor') === source.includes('(secondary')).map(name)).toEqual([]);
  });

  it('calls a price old from eighteen months on', () => {
    expect(entries.filter(({ asOf, confidence }) => (confidence === 'old') !== asOf < OLD_BEFORE).map(name)).toEqual([]);
  });

  it.each<Purchase>(['spot', 'reserved-1y', 'reserved-3y'])('sells %s below on-demand, where both are known', (purchase) => {
    const dearer = entries.filter((entry) => entry.purchase === purchase && onDemandOf(entry).some(({ price }) => entry.price >= price));
    expect(dearer.map(name)).toEqual([]);
  });

  it('sells three years below one year', () => {
    const three = entries.filter(({ purchase }) => purchase === 'reserved-3y');
    expect(three.filter((entry) => twins(entry, 'reserved-1y').some(({ price }) => entry.price >= price)).map(name)).toEqual([]);
  });

  it('keeps the price per accelerator-hour within six times its group’s median', () => {
    const offered = compute.filter(({ accelerator, purchase }) => accelerator !== undefined && purchase === 'on-demand');
    const far = offered.filter((entry) => {
      const middle = median(offered.filter(({ accelerator }) => accelerator === entry.accelerator).map(perDevice));
      return perDevice(entry) > 6 * middle || perDevice(entry) < middle / 6;
    });
    expect([...new Set(far.map(({ sku }) => sku))].sort()).toEqual(Object.keys(OUTLIERS).sort());
  });
});

function onDemandOf(entry: PriceEntry): readonly PriceEntry[] {
  return twins(entry, 'on-demand');
}

function twins(entry: PriceEntry, purchase: Purchase): readonly PriceEntry[] {
  return entries.filter((other) => other.sku === entry.sku && other.region === entry.region && other.purchase === purchase);
}

function perDevice({ price, devices }: PriceEntry): number {
  return price / (devices ?? 1);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
