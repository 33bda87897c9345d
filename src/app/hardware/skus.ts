import { partsOf } from '../../core/prices/parts.ts';
import type { PriceEntry, Purchase } from '../../core/prices/entry.ts';
import { lookUpPrice } from '../../core/prices/lookup.ts';
import { defined } from '../../core/record/defined.ts';
import type { ProjectState } from '../project/project.ts';

/** Something that a run can have run on, with its price by the hour. */
export interface SkuChoice {
  readonly sku: string;
  readonly provider: string;
  readonly region: string;
  /** Undefined for one that is bought on demand. */
  readonly purchase?: Purchase | undefined;
  readonly usdPerHour: number;
  readonly asOf: string;
  readonly source: string;
  readonly vCpus?: number | undefined;
  readonly memoryGiB?: number | undefined;
  readonly accelerator?: string | undefined;
  readonly devices?: number | undefined;
  /** What the project runs on already: by its configuration, or as its trackers recorded. */
  readonly used: boolean;
}

/** Everything with an on-demand price by the hour; what the project uses comes first, then by provider, the cheapest first. */
export function skuChoices(state: ProjectState): readonly SkuChoice[] {
  const { book, pricesAt } = state.settings;
  const used = usedSkus(state);
  const choices = [...book.bySku.keys()].flatMap((sku): SkuChoice[] => {
    const found = ON_OFFER.map((purchase) => lookUpPrice(book, { sku, region: undefined, purchase, date: pricesAt })).find(
      (one) => 'entry' in one,
    );
    if (found === undefined || !('entry' in found) || !isBoughtByTheHour(found.entry)) return [];
    const { provider, region, purchase: bought, asOf, source, vCpus, memoryGiB, accelerator, devices } = found.entry;
    const purchase = bought === 'on-demand' ? undefined : bought;
    const facts = defined({ purchase, vCpus, memoryGiB, accelerator, devices });
    return [{ sku, provider, region, usdPerHour: found.usdPerUnit, asOf, source, used: used.has(sku), ...facts }];
  });
  return choices.sort(
    (a, b) => Number(b.used) - Number(a.used) || compare(a.provider, b.provider) || a.usdPerHour - b.usdPerHour || compare(a.sku, b.sku),
  );
}

const ON_OFFER = ['on-demand', 'owned', 'spot', 'serverless'] as const;

function isBoughtByTheHour({ unit, kind }: PriceEntry): boolean {
  return (unit === 'h' || unit === 'device-h') && (kind === 'instance' || kind === 'accelerator');
}

function usedSkus({ costs, settings: { config } }: ProjectState): ReadonlySet<string> {
  const said = [...(config.hardware?.rules ?? []), config.hardware?.default, ...Object.values(config.workloads ?? {})];
  const recorded = [...costs.values()].flatMap(({ hardware }) => ('sku' in hardware ? [hardware.sku] : []));
  const all = [...said.flatMap((one) => (one?.sku === undefined ? [] : [one.sku])), ...recorded];
  return new Set(all.flatMap((sku) => [sku, ...partsOf(sku).map((part) => part.sku)]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
