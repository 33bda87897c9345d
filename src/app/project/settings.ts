import type { PriceEntry } from '../../core/prices/entry.ts';
import { priceBook, type PriceBook, type PriceTable, type PrivatePrices } from '../../core/prices/book.ts';
import { DEFAULT_REPLICATE_KEYS, projectConfigSchema, type PriceOverride, type ProjectConfig } from '../../core/project/config.ts';
import { defined } from '../../core/record/defined.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Ports } from '../ports.ts';
import type { ConfigAtHand } from './config-at-hand.ts';
import { endedOverrides } from './ended-overrides.ts';
import { ignoredOffPeak } from './ignored-off-peak.ts';
import { readPrivatePrices, type PrivateFile } from './private-prices.ts';
import { readFailure } from './read-failure.ts';
import { sharedBilling } from './shared-billing.ts';
import { unknownRuleKeys } from './unknown-rule-keys.ts';
import { acceleratorCounts } from './accelerator-counts.ts';
import { unknownRegions } from './unknown-regions.ts';
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
  /** `line:column` of a path in the file, or of the deepest part of it that exists. */
  readonly placeAt: ConfigAtHand['placeAt'];
  /** Why the private prices that the file names are not at hand, as a fragment; undefined where they are, or none are named. */
  readonly privateLack?: string | undefined;
  /** The file of private prices, where it may be told. */
  readonly privatePath?: string | undefined;
  /** True when the file exists and could be understood. */
  readonly found: boolean;
}

/** Reads the project's configuration; without one, or with a broken one, everything has its default. */
export function loadSettings(root: string, table: PriceTable, ports: SettingsPorts): Settings {
  const text = configText(root, ports);
  if (typeof text === 'object') return { ...settingsOf({}, table, ports), diagnostics: [text] };
  if (text === undefined) return settingsOf({}, table, ports);
  const { value, diagnostics, placeAt } = parseYaml(text, CONFIG_FILE, projectConfigSchema);
  const kept = privateFile(root, value ?? {}, table, ports);
  const settings = settingsOf(value ?? {}, table, ports, kept?.prices);
  const faults = (kept?.faults ?? []).map((fault) => ({
    ...{ severity: 'warning' as const, file: CONFIG_FILE, place: placeAt(['prices', 'private']) },
    ...fault,
  }));
  const found = CHECKS.flatMap((look) => look({ ...settings, placeAt, file: CONFIG_FILE }));
  const said = { placeAt, diagnostics: [...diagnostics, ...faults, ...found], found: value !== undefined };
  return { ...settings, ...said, ...defined({ privateLack: kept?.lack, privatePath: kept?.path }) };
}

type SettingsPorts = Pick<Ports, 'files' | 'sha256' | 'env'>;

/** Of what was understood, what can mean nothing. */
const CHECKS = [unknownSkus, unknownRegions, endedOverrides, unknownRuleKeys, sharedBilling, ignoredOffPeak, acceleratorCounts];

function privateFile(root: string, { prices }: ProjectConfig, table: PriceTable, ports: SettingsPorts): PrivateFile | undefined {
  const entryOf = (stated: PriceOverride) => overrideEntry(stated, table.asOf, 'private prices');
  return prices?.private === undefined ? undefined : readPrivatePrices(root, prices.private, entryOf, ports);
}

function configText(root: string, { files }: Pick<Ports, 'files'>): string | undefined | Diagnostic {
  try {
    return files.readText(files.join(root, CONFIG_FILE));
  } catch (error) {
    const closed = closedFolder(root, files);
    return closed ?? { ...readFailure(CONFIG_FILE, error), severity: 'error' };
  }
}

/** Of a folder that may not be read every file in it cannot be read either, whether it is there or not. */
function closedFolder(root: string, files: Ports['files']): Diagnostic | undefined {
  try {
    files.list(root);
    return undefined;
  } catch (error) {
    readFailure('.', error);
    return { severity: 'error', code: 'folder-unreadable', file: '.' };
  }
}

function settingsOf(config: ProjectConfig, table: PriceTable, { sha256 }: Pick<Ports, 'sha256'>, privately?: PrivatePrices): Settings {
  const { overrides = [], usdPer = {}, asOf = table.asOf } = config.prices ?? {};
  const own = overrides.map((override) => overrideEntry(override, table.asOf, CONFIG_FILE));
  const book = priceBook(table, own, usdPer, sha256, privately);
  return { config, book, pricesAt: asOf, diagnostics: [], placeAt: () => '1:1', found: false };
}

/** The grouping that the configuration asks for, or the default: all parameters but seed and fold. */
export function groupingOf(config: ProjectConfig): { groupBy: readonly string[]; replicatesOver: readonly string[] } {
  return { groupBy: config.candidates?.groupBy ?? ['params'], replicatesOver: config.candidates?.replicatesOver ?? DEFAULT_REPLICATE_KEYS };
}

/** What the user says of a price wins over the book, and carries the confidence `user`. */
function overrideEntry({ sku, usdPerHour, price, owner, source, ...said }: PriceOverride, asOf: string, from: string): PriceEntry {
  return {
    ...{ kind: 'instance', region: '*', purchase: 'on-demand', unit: 'h', currency: 'USD', asOf },
    ...said,
    sku,
    provider: sku.includes(':') ? sku.slice(0, sku.indexOf(':')) : 'own',
    price: usdPerHour ?? price ?? Number.NaN,
    source: source ?? `${from}${owner === undefined ? '' : ` (${owner})`}`,
    confidence: 'user',
  } as PriceEntry;
}
