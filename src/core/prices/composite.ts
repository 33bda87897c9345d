import { factor, product, constant, sum, unknown, type Expression, type Term } from '../quantity/expression.ts';
import { POINT } from '../quantity/factor.ts';
import type { PriceBook } from './book.ts';
import type { PriceEntry } from './entry.ts';
import { lookUpPrice, type PriceAnswer, type PriceQuery } from './lookup.ts';

export const USD_PER_DEVICE_HOUR = 'USD/device·h';

/** A price per GiB, token or kWh is none per hour. */
const BOUGHT_BY_THE_HOUR: ReadonlySet<PriceEntry['unit']> = new Set(['h', 'device-h']);

/** A price per hour as an expression, and the entries it stands on. */
export interface HourlyPrice {
  readonly usdPerDeviceHour: Expression;
  readonly entries: readonly PriceEntry[];
}

interface Part {
  readonly count: number;
  readonly sku: string;
}

/**
 * The hourly price of a SKU, or of several bought together: `gcp:n1-standard-8 + 2x gcp:nvidia-t4` sums a host and
 * its accelerators. What is bought by the hour counts as one device, whatever it holds. Unit USD/device·h.
 */
export function hourlyPrice(book: PriceBook, query: PriceQuery): HourlyPrice {
  const entries: PriceEntry[] = [];
  const terms: Term[] = partsOf(query.sku).map(({ count, sku }) => {
    const answer = lookUpPrice(book, { ...query, sku });
    if ('unknown' in answer) return { name: sku, of: unknown(answer, USD_PER_DEVICE_HOUR) };
    if (!BOUGHT_BY_THE_HOUR.has(answer.entry.unit))
      return { name: sku, of: unknown({ unknown: 'no-price-for-sku', about: sku }, USD_PER_DEVICE_HOUR) };
    entries.push(answer.entry);
    const price = factor(priceFactor(answer));
    return { name: sku, of: count === 1 ? price : product(constant(count, '1'), price) };
  });
  const usdPerDeviceHour = terms.length === 1 ? terms[0]!.of : sum(terms);
  return { usdPerDeviceHour, entries };
}

/** `a + 2x b` → a once, b twice. */
export function partsOf(sku: string): readonly Part[] {
  return sku.split('+').map((text) => {
    const match = /^\s*(?:(\d+)\s*x\s+)?(.+?)\s*$/.exec(text);
    return { count: Number(match?.[1] ?? 1), sku: match?.[2] ?? text.trim() };
  });
}

function priceFactor({ entry, usdPerUnit, regionAssumed, later }: PriceAnswer) {
  const notes = [regionAssumed ? `region ${entry.region} assumed` : '', later ? 'first price known, later than the run' : ''];
  const text = [`${entry.sku} ${entry.purchase} ${entry.region}: ${entry.source}`, ...notes.filter((note) => note !== '')].join('; ');
  return {
    id: `price:${entry.sku}|${entry.region}|${entry.purchase}|${entry.asOf}`,
    value: usdPerUnit,
    unit: USD_PER_DEVICE_HOUR,
    spread: POINT,
    basis: regionAssumed ? ('assumed' as const) : ('measured' as const),
    priceBasis: entry.confidence === 'user' ? ('contracted' as const) : ('list' as const),
    source: { text, asOf: entry.asOf },
  };
}
