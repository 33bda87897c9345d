import { factor, product, constant, sum, unknown, type Expression, type Term } from '../quantity/expression.ts';
import { POINT } from '../quantity/factor.ts';
import type { PriceBook } from './book.ts';
import { boughtAs } from './bought-as.ts';
import type { PriceEntry } from './entry.ts';
import { partsOf } from './parts.ts';
import { lookUpPrice, type PriceAnswer, type PriceQuery } from './lookup.ts';

/** A price per GiB, token or kWh is none per hour. */
const BOUGHT_BY_THE_HOUR: ReadonlySet<PriceEntry['unit']> = new Set(['h', 'device-h']);

/** A price per hour as an expression, and the entries it stands on. */
export interface HourlyPrice {
  readonly usdPerDeviceHour: Expression;
  readonly entries: readonly PriceEntry[];
}

/**
 * The hourly price of a SKU, or of several bought together: `gcp:n1-standard-8 + 2x gcp:nvidia-t4` sums a host and
 * its accelerators. What is bought by the hour counts as one, whatever it holds: USD/instance·h, or USD/device·h.
 */
export function hourlyPrice(book: PriceBook, query: PriceQuery): HourlyPrice {
  const entries: PriceEntry[] = [];
  const unit = `USD/${boughtAs(book, query.sku)}·h`;
  const terms: Term[] = partsOf(query.sku).map(({ count, sku }) => {
    const answer = lookUpPrice(book, { ...query, sku });
    if ('unknown' in answer) return { name: sku, of: unknown(answer, unit) };
    if (!BOUGHT_BY_THE_HOUR.has(answer.entry.unit)) return { name: sku, of: unknown({ unknown: 'no-price-for-sku', about: sku }, unit) };
    entries.push(answer.entry);
    const price = factor({ ...priceFactor(answer), unit });
    return { name: sku, of: count === 1 ? price : product(constant(count, '1'), price) };
  });
  const usdPerDeviceHour = terms.length === 1 ? terms[0]!.of : sum(terms);
  return { usdPerDeviceHour, entries };
}

function priceFactor({ entry, usdPerUnit, regionAssumed, later }: PriceAnswer) {
  const notes = [regionAssumed ? `region ${entry.region} assumed` : '', later ? 'first price known, later than the run' : ''];
  const text = [`${entry.sku} ${entry.purchase} ${entry.region}: ${entry.source}`, ...notes.filter((note) => note !== '')].join('; ');
  return {
    id: `price:${entry.sku}|${entry.region}|${entry.purchase}|${entry.asOf}`,
    value: usdPerUnit,
    spread: POINT,
    basis: regionAssumed ? ('assumed' as const) : ('measured' as const),
    priceBasis: entry.confidence === 'user' ? ('contracted' as const) : ('list' as const),
    source: { text, asOf: entry.asOf },
  };
}
