import type { Sha256 } from '../ports/digest.ts';
import { canonicalJson } from '../text/canonical-json.ts';
import type { PriceEntry } from './entry.ts';

/** A dated set of prices, found by SKU. Later entries of the same identity win over earlier ones: overrides come last. */
export interface PriceBook {
  readonly version: string;
  readonly asOf: string;
  /** `sha256:` of the entries' canonical JSON, so that a decision can say which book it used. */
  readonly digest: string;
  readonly entries: readonly PriceEntry[];
  readonly bySku: ReadonlyMap<string, readonly PriceEntry[]>;
  /** US dollars for one unit of a currency; a currency without a rate has no price in dollars. */
  readonly usdPer: ReadonlyMap<string, number>;
}

export interface PriceTable {
  readonly version: string;
  readonly asOf: string;
  readonly entries: readonly PriceEntry[];
}

export function priceBook(
  table: PriceTable,
  overrides: readonly PriceEntry[],
  usdPer: Readonly<Record<string, number>>,
  sha256: Sha256,
): PriceBook {
  const byIdentity = new Map<string, PriceEntry>();
  for (const entry of table.entries) byIdentity.set(identity(entry), entry);
  const overridden = new Set(overrides.map(offer));
  const kept = [...byIdentity.values()].filter((entry) => !overridden.has(offer(entry)));
  const entries = [...kept, ...new Map(overrides.map((entry) => [identity(entry), entry])).values()];
  const bySku = new Map<string, PriceEntry[]>();
  for (const entry of entries) {
    const list = bySku.get(entry.sku);
    if (list === undefined) bySku.set(entry.sku, [entry]);
    else list.push(entry);
  }
  return {
    version: table.version,
    asOf: table.asOf,
    digest: `sha256:${sha256(entries.map(digestible).sort().join('\n'))}`,
    entries,
    bySku,
    usdPer: new Map([['USD', 1], ...Object.entries(usdPer)]),
  };
}

/** A price that is no number (an override without one) has no JSON form, but is no reason to do without the book. */
function digestible(entry: PriceEntry): string {
  return canonicalJson(Number.isFinite(entry.price) ? entry : { ...entry, price: null });
}

/** An override stands for all regions and dates of one way to buy a SKU; the others keep their prices. */
function offer({ sku, purchase }: PriceEntry): string {
  return `${sku}|${purchase}`;
}

function identity({ sku, region, purchase, asOf }: PriceEntry): string {
  return `${sku}|${region}|${purchase}|${asOf}`;
}
