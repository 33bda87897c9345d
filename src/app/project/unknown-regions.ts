import type { PriceBook } from '../../core/prices/book.ts';
import { partsOf } from '../../core/prices/parts.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { nearest } from '../../core/text/nearest.ts';
import type { ConfigAtHand } from './config-at-hand.ts';
import { namedSkus } from './unknown-skus.ts';

/** Regions that the configuration names beside a SKU that has no price there: what runs in them has no cost. */
export function unknownRegions({ config, book, placeAt, file }: ConfigAtHand): readonly Diagnostic[] {
  return namedSkus(config).flatMap(({ sku, region, path }): readonly Diagnostic[] => {
    const regions = regionsOf(sku, book);
    if (region === undefined || regions === undefined || regions.has(region) || regions.has('*')) return [];
    const place = placeAt([...path.slice(0, -1), 'region']);
    const args = { region, sku, near: nearest(region, regions)[0] ?? '', regions: listed([...regions].sort()) };
    return [{ severity: 'warning', code: 'unknown-region', file, place, args }];
  });
}

/** Where all parts of a SKU have a price, `*` for everywhere; undefined where one of them has none at all. */
export function regionsOf(sku: string, { bySku }: PriceBook): ReadonlySet<string> | undefined {
  const each = partsOf(sku).map((part) => bySku.get(part.sku)?.map(({ region }) => region));
  const [first, ...others] = each.filter((regions) => regions?.includes('*') !== true);
  if (each.includes(undefined)) return undefined;
  if (first === undefined) return new Set(['*']);
  return new Set(first.filter((region) => others.every((regions) => regions!.includes(region))));
}

const MOST = 6;

function listed(regions: readonly string[]): string {
  return `${regions.slice(0, MOST).join(', ')}${regions.length > MOST ? ` and ${regions.length - MOST} more` : ''}`;
}
