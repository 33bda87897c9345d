import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { partsOf } from '../../core/prices/parts.ts';
import { lookUpPrice } from '../../core/prices/lookup.ts';
import { DEFAULT_MAX_PRICE_AGE_DAYS } from '../decisions/check-in-project.ts';
import { CONFIG_FILE, type Settings } from '../project/settings.ts';
import { namedSkus } from '../project/unknown-skus.ts';

const DAY_MS = 86_400_000;

/** SKUs that the configuration names and whose price is older than its policy allows, each at its place. */
export function oldPrices({ config, book, pricesAt, placeAt }: Settings, now: number): readonly Diagnostic[] {
  const limit = config.policy?.maxPriceAgeDays ?? DEFAULT_MAX_PRICE_AGE_DAYS;
  return namedSkus(config).flatMap(({ sku, region, purchase, path }) =>
    partsOf(sku).flatMap((part): Diagnostic[] => {
      const found = lookUpPrice(book, { sku: part.sku, region, purchase, date: pricesAt });
      if ('unknown' in found) return [];
      const days = Math.floor((now - Date.parse(found.entry.asOf)) / DAY_MS);
      if (days <= limit) return [];
      const args = { sku: part.sku, asOf: found.entry.asOf, days, limit };
      return [{ severity: 'info', code: 'price-old', file: CONFIG_FILE, place: placeAt(path), args }];
    }),
  );
}
