import type { MetricValue } from '../../core/runs/run.ts';
import { eachLeaf, numberOf } from './json.ts';
import type { LastValue } from './last-value.ts';
import type { LogFacts } from './log-facts.ts';

/**
 * Load, memory, power and energy of the machine by W&B's own names; its disks, network, clocks and temperatures have their curves, but
 * are nothing that models are told apart by.
 */
const LOAD =
  /^(?:gpu\.\d+\.(?:gpu|memory|memoryAllocated|memoryAllocatedBytes|powerWatts|powerPercent|enforcedPowerLimitWatts|smActive|totalEnergyConsumption)|tpu\.\d+\.(?:dutyCycle|tensorcoreUtilization|hbmMemoryUsage|hbmCapacityUsage)|trn\..+|cpu|memory|memory_percent|(?:cpu|system)\.powerWatts)(?:\/l:.*)?$/;

export const SYSTEM = 'system.';

interface Found extends MetricValue {
  readonly order: number;
}

/** Numbers by dotted name: the last of history or what the summary says, whichever came later, and the load of the machine. */
export function metricsOf({ history, summary, stats }: LogFacts): ReadonlyMap<string, MetricValue> {
  const found = new Map<string, Found>();
  const lastStep = history.last()?.step ?? 0;
  for (const value of plain(history.values.all())) put(found, value, value.name, lastStep);
  for (const value of plain(summary.all())) put(found, value, value.name, lastStep);
  for (const value of stats.all()) if (LOAD.test(value.name)) put(found, value, SYSTEM + value.name, 0);
  return new Map([...found].map(([name, { value, step, at }]) => [name, { value, step, at }]));
}

function put(found: Map<string, Found>, { value, row }: LastValue, name: string, lastStep: number): void {
  const { order = 0, step, at } = row ?? {};
  eachLeaf(name, value, (key, leaf) => {
    const number = numberOf(leaf);
    const known = found.get(key);
    if (number === undefined || (known?.order ?? 0) > order) return;
    found.set(key, { value: number, order, step: step ?? known?.step ?? lastStep, at: at ?? known?.at });
  });
}

/** What W&B notes for itself among the user's values. */
export const OWN = /^_(?:step|runtime|timestamp|wandb)(?:\.|$)/;

/** Without W&B's own and the parts of media, which wandb-core writes as values of their own beside a `_type`. */
function plain(values: readonly LastValue[]): readonly LastValue[] {
  const media = new Set(
    values
      .filter(({ name, value }) => name.endsWith('._type') && typeof value === 'string')
      .map(({ name }) => name.slice(0, -'._type'.length)),
  );
  return values.filter(({ name }) => !OWN.test(name) && !isBelow(name, media));
}

function isBelow(name: string, parents: ReadonlySet<string>): boolean {
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) if (parents.has(name.slice(0, dot))) return true;
  return false;
}
