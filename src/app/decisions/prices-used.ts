import { evidenceText, type EvidenceRow, type PriceDate, type PrivatePrice } from '../../core/decisions/evidence.ts';
import type { Question } from '../../core/decisions/question.ts';
import type { Sha256 } from '../../core/ports/digest.ts';
import type { PriceBook } from '../../core/prices/book.ts';
import { hourlyPrice } from '../../core/prices/composite.ts';
import type { PinnedPrice, PriceEntry } from '../../core/prices/entry.ts';
import { defined } from '../../core/record/defined.ts';
import type { Evidence } from '../questions/evaluate.ts';

export type PriceRow =
  | Omit<Extract<EvidenceRow, { kind: 'price' }>, 'digest'>
  | Omit<Extract<EvidenceRow, { kind: 'private-price' }>, 'digest'>;

/** The prices behind every number of a decision, as they may be written down: of private ones a digest stands there. */
export function priceRows(question: Pick<Question, 'workload'>, evidence: Evidence): readonly PriceRow[] {
  return pricesUsed(question, evidence).map((entry) => rowOf(entry, evidence.book));
}

/** The entries of serving, of each training, of the search. */
function pricesUsed(question: Pick<Question, 'workload'>, { candidates, search, book, pricesAt }: Evidence): readonly PriceEntry[] {
  const asked = [
    ...(question.workload?.sku === undefined
      ? []
      : [{ sku: question.workload.sku, region: question.workload.region, purchase: question.workload.purchase ?? ('on-demand' as const) }]),
    ...candidates.flatMap(({ training }) => ('unknown' in training ? [] : [training])),
    ...(search?.deviceHours ?? []),
  ];
  const used = new Map<string, PriceEntry>();
  for (const { sku, region, purchase } of asked) {
    for (const entry of hourlyPrice(book, { sku, region, purchase, date: pricesAt }).entries) {
      used.set(`${entry.sku}|${entry.region}|${entry.purchase}|${entry.asOf}`, entry);
    }
  }
  return [...used].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

function rowOf(entry: PriceEntry, { privately }: PriceBook): PriceRow {
  const digest = privately?.entries.get(entry);
  const { sku, region, purchase, asOf } = entry;
  return digest === undefined
    ? { kind: 'price', price: pinned(entry) }
    : { kind: 'private-price', price: { sku, region, purchase, asOf, digest } };
}

function pinned({ minimumSeconds: _, ...price }: PriceEntry): PinnedPrice {
  return price;
}

export function isPrivate(price: PinnedPrice | PrivatePrice): price is PrivatePrice {
  return 'digest' in price;
}

export function digestOfPrices(rows: readonly PriceRow[], sha256: Sha256): string {
  return `sha256:${sha256(evidenceText(rows, sha256))}`;
}

/** The date, book and rates of some prices. */
export function priceDate(question: Pick<Question, 'workload'>, evidence: Evidence): PriceDate {
  const { book, pricesAt } = evidence;
  const used = pricesUsed(question, evidence);
  const foreign = [...new Set(used.map((price) => price.currency))].filter((currency) => currency !== 'USD').sort();
  const rates = Object.fromEntries(foreign.map((currency) => [currency, book.usdPer.get(currency)!]));
  const kept = used.some((entry) => book.privately?.entries.has(entry) === true) ? book.privately : undefined;
  return {
    asOf: pricesAt,
    book: book.version,
    ...(foreign.length === 0 ? {} : { usdPer: rates }),
    ...defined({ private: kept?.digest }),
  };
}
