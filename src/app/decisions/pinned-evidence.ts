import type { EvidenceRow, PrivatePrice } from '../../core/decisions/evidence.ts';
import type { DecisionFile } from '../../core/decisions/file.ts';
import type { Sha256 } from '../../core/ports/digest.ts';
import { priceBook, type PriceBook } from '../../core/prices/book.ts';
import type { PriceEntry } from '../../core/prices/entry.ts';
import { defined } from '../../core/record/defined.ts';
import type { Evidence } from '../questions/evaluate.ts';

/** The evidence that was committed, at the prices that were pinned. */
export interface Pinned {
  readonly evidence: Evidence;
  /** Private prices among them that are not at hand as they were: without them nothing can be derived again. */
  readonly lacking: readonly PrivatePrice[];
}

/** Private prices are looked up among those that `book` has now. */
export function pinnedEvidence(file: DecisionFile, rows: readonly EvidenceRow[], book: PriceBook, sha256: Sha256): Pinned {
  const kept = rows.flatMap((row) => (row.kind === 'private-price' ? [{ price: row.price, entry: entryOf(row.price, book) }] : []));
  const found = new Map(kept.flatMap(({ price, entry }) => (entry === undefined ? [] : [[entry, price.digest] as const])));
  const stated = rows.flatMap((row) => (row.kind === 'price' ? [row.price] : []));
  const table = { version: file.prices.book, asOf: file.prices.asOf, entries: [...stated, ...found.keys()] };
  const pinned = priceBook(table, [], file.prices.usdPer ?? {}, sha256);
  const search = rows.find((row) => row.kind === 'search')?.search;
  return {
    evidence: {
      candidates: rows.flatMap((row) => (row.kind === 'candidate' ? [row.candidate] : [])),
      search,
      book: { ...pinned, ...defined({ privately: privatelyOf(file, found) }) },
      pricesAt: file.prices.asOf,
      ...artifactsOf(rows),
    },
    lacking: kept.flatMap(({ price, entry }) => (entry === undefined ? [price] : [])),
  };
}

/** A row without a name is the primary's; whoever has another role has a row with its name, or none. */
function artifactsOf(rows: readonly EvidenceRow[]): Pick<Evidence, 'artifactOf'> {
  const found = rows.flatMap((row) => (row.kind === 'artifact' ? [row] : []));
  if (found.length === 0) return {};
  const others = new Set(rows.flatMap((row) => (row.kind === 'pick' && row.pick.role !== 'primary' ? [row.pick.candidate] : [])));
  return { artifactOf: ({ id }) => found.find(({ candidate }) => (others.has(id) ? candidate === id : candidate === undefined))?.artifact };
}

function privatelyOf({ prices }: DecisionFile, entries: ReadonlyMap<PriceEntry, string>): PriceBook['privately'] {
  return prices.private === undefined ? undefined : { digest: prices.private, entries };
}

/** A price that does not say of when it is has the date of the book that it was read beside. */
function entryOf({ sku, region, purchase, asOf, digest }: PrivatePrice, { privately }: PriceBook): PriceEntry | undefined {
  const now = [...(privately?.entries ?? [])].find(
    ([entry, stated]) => stated === digest && entry.sku === sku && entry.region === region && entry.purchase === purchase,
  );
  return now && { ...now[0], asOf };
}
