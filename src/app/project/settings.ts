import type { PriceEntry } from '../../core/prices/entry.ts';
import { priceBook, type PriceBook, type PriceTable } from '../../core/prices/book.ts';
import { DEFAULT_REPLICATE_KEYS, projectConfigSchema, type ProjectConfig } from '../../core/project/config.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Ports } from '../ports.ts';
import { unknownSkus } from './unknown-skus.ts';
import { parseYaml } from './yaml-document.ts';

export const CONFIG_FILE = 'kneepoint.yaml';

/** `kneepoint.yaml` as understood, with the price book that it makes. */
export interface Settings {
  readonly config: ProjectConfig;
  readonly book: PriceBook;
  /** ISO date of the one price date of replacement and forward costs. */
  readonly pricesAt: string;
  readonly diagnostics: readonly Diagnostic[];
  /** True when the file exists and could be understood. */
  readonly found: boolean;
}

/** Reads the project's configuration; without one, or with a broken one, everything has its default. */
export function loadSettings(root: string, table: PriceTable, ports: Pick<Ports, 'files' | 'sha256'>): Settings {
  const text = ports.files.readText(ports.files.join(root, CONFIG_FILE));
  if (text === undefined) return settingsOf({}, table, [], false, ports);
  const { value, diagnostics, placeAt } = parseYaml(text, CONFIG_FILE, projectConfigSchema);
  const settings = settingsOf(value ?? {}, table, diagnostics, value !== undefined, ports);
  return { ...settings, diagnostics: [...diagnostics, ...unknownSkus(settings.config, settings.book, placeAt, CONFIG_FILE)] };
}

function settingsOf(
  config: ProjectConfig,
  table: PriceTable,
  diagnostics: readonly Diagnostic[],
  found: boolean,
  { sha256 }: Pick<Ports, 'sha256'>,
): Settings {
  const { overrides = [], usdPer = {}, asOf = table.asOf } = config.prices ?? {};
  const own = overrides.map((override) => overrideEntry(override, table.asOf));
  return { config, book: priceBook(table, own, usdPer, sha256), pricesAt: asOf, diagnostics, found };
}

/** The grouping that the configuration asks for, or the default: all parameters but seed and fold. */
export function groupingOf(config: ProjectConfig): { groupBy: readonly string[]; replicatesOver: readonly string[] } {
  return { groupBy: config.candidates?.groupBy ?? ['params'], replicatesOver: config.candidates?.replicatesOver ?? DEFAULT_REPLICATE_KEYS };
}

type Override = NonNullable<NonNullable<ProjectConfig['prices']>['overrides']>[number];

/** What the user says of a price wins over the book, and carries the confidence `user`. */
function overrideEntry({ sku, usdPerHour, price, owner, source, until: _, ...said }: Override, asOf: string): PriceEntry {
  return {
    ...{ kind: 'instance', region: '*', purchase: 'on-demand', unit: 'h', currency: 'USD', asOf },
    ...said,
    sku,
    provider: sku.includes(':') ? sku.slice(0, sku.indexOf(':')) : 'own',
    price: usdPerHour ?? price ?? Number.NaN,
    source: source ?? `${CONFIG_FILE}${owner === undefined ? '' : ` (${owner})`}`,
    confidence: 'user',
  } as PriceEntry;
}
