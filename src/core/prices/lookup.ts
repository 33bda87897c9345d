import type { UnknownReason } from '../quantity/unknown.ts';
import type { PriceBook } from './book.ts';
import type { PriceEntry, Purchase } from './entry.ts';

export interface PriceQuery {
  readonly sku: string;
  /** Undefined: the book's first region for the SKU is assumed, and the answer says so. */
  readonly region: string | undefined;
  readonly purchase: Purchase;
  /** ISO date at which to price. */
  readonly date: string;
}

export interface PriceAnswer {
  readonly entry: PriceEntry;
  readonly usdPerUnit: number;
  readonly regionAssumed: boolean;
  /** The book has no price so early: the first one known stands in. */
  readonly later: boolean;
}

/**
 * The price of one SKU as it was at a date: what the user says of that day, else the latest entry not after it, else the earliest. A
 * zero or NaN of a foreign catalogue, and a spot price equal to the on-demand price, are no data.
 */
export function lookUpPrice(book: PriceBook, query: PriceQuery): PriceAnswer | UnknownReason {
  const all = book.bySku.get(query.sku);
  if (all === undefined) return { unknown: 'unknown-sku', about: query.sku };
  const offered = all.filter((entry) => entry.purchase === query.purchase);
  const offer = `${query.sku} ${query.purchase}`;
  if (offered.length === 0) return { unknown: query.purchase === 'spot' ? 'no-spot-data' : 'no-price-for-sku', about: offer };
  const inForce = offered.filter(({ until }) => until === undefined || query.date <= until);
  if (inForce.length === 0) return { unknown: 'no-price-for-sku', about: `${offer} after ${latest(offered.map(({ until }) => until!))}` };
  const regional = statedFirst(inForce, query.region, book);
  if (regional.length === 0) return { unknown: 'no-price-in-region', about: `${offer} in ${query.region ?? '*'}` };
  const { entry, later } = atDate(regional, query.date);
  const usdPerUnit = usdOf(entry, all, book);
  if (typeof usdPerUnit !== 'number') return usdPerUnit;
  return { entry, usdPerUnit, regionAssumed: query.region === undefined && entry.region !== '*', later };
}

function usdOf(entry: PriceEntry, all: readonly PriceEntry[], book: PriceBook): number | UnknownReason {
  if (!isPrice(entry))
    return { unknown: entry.price === 0 ? 'price-is-zero' : 'no-price-for-sku', about: `${entry.sku} ${entry.purchase}` };
  if (entry.purchase === 'spot' && repeatsOnDemand(entry, all)) return { unknown: 'no-spot-data', about: entry.sku };
  const rate = book.usdPer.get(entry.currency);
  return rate === undefined ? { unknown: 'currency-without-rate', about: entry.currency } : entry.price * rate;
}

/** A price that the user states may be zero; a zero in a catalogue says that the catalogue did not know. */
export function isPrice({ price, confidence }: Pick<PriceEntry, 'price' | 'confidence'>): boolean {
  return Number.isFinite(price) && (price > 0 || (price === 0 && confidence === 'user'));
}

function isStated({ confidence }: PriceEntry): boolean {
  return confidence === 'user';
}

/** What the user states wins over the list, and of that what the repository itself says over what a private file does. */
function statedFirst(entries: readonly PriceEntry[], region: string | undefined, { privately }: PriceBook): readonly PriceEntry[] {
  const stated = entries.filter(isStated);
  const open = privately === undefined ? stated : stated.filter((entry) => !privately.entries.has(entry));
  return [open, stated].map((some) => inRegion(some, region)).find((some) => some.length > 0) ?? inRegion(entries, region);
}

function latest(dates: readonly string[]): string {
  return dates.reduce((last, date) => (date > last ? date : last));
}

function inRegion(entries: readonly PriceEntry[], region: string | undefined): readonly PriceEntry[] {
  const wanted = region ?? [...entries].map((entry) => entry.region).sort(preferEverywhere)[0];
  const exact = entries.filter((entry) => entry.region === wanted);
  return exact.length > 0 ? exact : entries.filter((entry) => entry.region === '*');
}

function preferEverywhere(a: string, b: string): number {
  const rank = (region: string) => (region === '*' ? 0 : /^us-(east|central)/.test(region) ? 1 : 2);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Of entries of one day the one that ends first: it was stated for the shorter time. */
function atDate(entries: readonly PriceEntry[], date: string): { entry: PriceEntry; later: boolean } {
  const days = entries.map(({ asOf }) => asOf);
  const past = days.filter((day) => day <= date);
  const day = past.length > 0 ? latest(past) : days.reduce((first, one) => (one < first ? one : first));
  const entry = entries.filter(({ asOf }) => asOf === day).reduce((first, one) => (ends(one) < ends(first) ? one : first));
  return { entry, later: past.length === 0 };
}

function ends({ until }: PriceEntry): string {
  return until ?? '9999-12-31';
}

/** A catalogue without spot data repeats the on-demand price of the day; what a user says is meant. */
function repeatsOnDemand(spot: PriceEntry, all: readonly PriceEntry[]): boolean {
  const twins = all.filter(
    ({ purchase, region, currency }) => purchase === 'on-demand' && region === spot.region && currency === spot.currency,
  );
  return spot.confidence !== 'user' && twins.length > 0 && atDate(twins, spot.asOf).entry.price === spot.price;
}
