import type { Sha256 } from '../ports/digest.ts';
import { defined } from '../record/defined.ts';
import { grouped } from '../record/grouped.ts';
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
  /** Where prices of a file outside the repository are among the entries. */
  readonly privately?: PrivatePrices | undefined;
}

/** Prices that stand in a file outside the repository: whatever is committed states digests of them. */
export interface PrivatePrices {
  /** `sha256:` of the whole file. */
  readonly digest: string;
  /** `sha256:` of what the file says of each entry. */
  readonly entries: ReadonlyMap<PriceEntry, string>;
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
  privately?: PrivatePrices,
): PriceBook {
  const entries = layered(layered(distinct(table.entries), [...(privately?.entries.keys() ?? [])]), overrides);
  return {
    version: table.version,
    asOf: table.asOf,
    digest: `sha256:${sha256(entries.map(digestible).sort().join('\n'))}`,
    entries,
    bySku: grouped(entries, ({ sku }) => sku),
    usdPer: new Map([['USD', 1], ...Object.entries(usdPer)]),
    ...defined({ privately }),
  };
}

/** Some entries, and over them those that win. */
function layered(entries: readonly PriceEntry[], over: readonly PriceEntry[]): readonly PriceEntry[] {
  if (over.length === 0) return entries;
  return [...entries.filter((entry) => !over.some((override) => replaces(override, entry))), ...distinct(over)];
}

function distinct(entries: readonly PriceEntry[]): readonly PriceEntry[] {
  return [...new Map(entries.map((entry) => [identity(entry), entry])).values()];
}

/** A price that is no number (an override without one) has no JSON form, but is no reason to do without the book. */
function digestible(entry: PriceEntry): string {
  return canonicalJson(Number.isFinite(entry.price) ? entry : { ...entry, price: null });
}

/** An override without an end stands for all dates of one way to buy a SKU, in the region that it names or in all of them. */
function replaces(override: PriceEntry, { sku, purchase, region }: PriceEntry): boolean {
  const sameOffer = override.sku === sku && override.purchase === purchase;
  return sameOffer && override.until === undefined && (override.region === '*' || override.region === region);
}

function identity({ sku, region, purchase, asOf, until = '' }: PriceEntry): string {
  return `${sku}|${region}|${purchase}|${asOf}|${until}`;
}
