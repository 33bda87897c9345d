import type { Purchase } from '../prices/entry.ts';
import type { UnknownReason } from '../quantity/unknown.ts';
import type { Run } from '../runs/run.ts';
import { said } from '../runs/said.ts';
import { defined } from '../record/defined.ts';
import { matchesGlob } from '../text/glob.ts';
import type { Hardware } from './hardware.ts';
import { type FindMachine, recordedHardware } from './recorded.ts';
import type { HardwarePlacement, HardwareRule, HardwareRules } from './rule.ts';
import { purchaseNamed, wholeNumber } from './words.ts';

/** Tags and parameters in which trackers and schedulers leave the name of the machine. */
export const HOST_KEYS = ['kneepoint.host', 'host.name', 'hostname', 'host', 'SLURMD_NODENAME', 'slurm.nodelist', 'NODE_NAME'];

/**
 * What a run ran on: its own `kneepoint.*` tags or parameters, else the first rule that matches, else the machine that its tracker
 * recorded, else the default.
 */
export function resolveHardware(run: Run, rules: HardwareRules, find: FindMachine = nothingFound): Hardware | UnknownReason {
  const own = said(run, 'kneepoint.sku');
  if (own !== undefined) return fromRun(run, own);
  const index = rules.rules.findIndex((rule) => matchesRule(rule, run));
  const rule = rules.rules[index];
  if (rule !== undefined) return placed(run, rule, `hardware rule ${index + 1}`, 'derived');
  const recorded = recordedHardware(run, find);
  if (recorded !== undefined && !('unknown' in recorded)) return recorded;
  if (rules.default !== undefined) return placed(run, rules.default, 'hardware default', 'assumed');
  return recorded ?? { unknown: 'hardware-not-recorded' };
}

const nothingFound: FindMachine = () => undefined;

export function matchesRule(rule: Pick<HardwareRule, 'when'>, run: Run): boolean {
  return Object.entries(rule.when).every(([key, glob]) => {
    const text = fieldOf(run, key);
    return text !== undefined && matchesGlob(glob, text);
  });
}

/** What a rule's key looks at. */
export function fieldOf(run: Run, key: string): string | undefined {
  if (key.startsWith('tag.')) return run.tags.get(key.slice(4));
  if (key.startsWith('param.')) return run.params.get(key.slice(6));
  switch (key) {
    case 'experiment':
      return run.experiment.name;
    case 'store':
      return run.store.identity;
    case 'name':
      return run.name;
    default:
      return undefined;
  }
}

function fromRun(run: Run, sku: string): Hardware {
  const host = hostOf(run);
  return {
    sku,
    devices: devicesSaid(run) ?? 1,
    region: said(run, 'kneepoint.region'),
    purchase: purchaseSaid(run),
    deviceKey: host === undefined ? run.id : `host:${host}`,
    basis: 'measured',
    source: 'the run’s own kneepoint.sku',
  };
}

function placed(run: Run, placement: HardwarePlacement, name: string, basis: 'derived' | 'assumed'): Hardware {
  const exclusive = placement.share === 'exclusive';
  return {
    sku: placement.sku,
    devices: placement.devices ?? devicesSaid(run) ?? 1,
    region: placement.region ?? said(run, 'kneepoint.region'),
    purchase: placement.purchase ?? purchaseSaid(run),
    deviceKey: exclusive ? run.id : `host:${hostOf(run) ?? name}`,
    ...defined({ billing: exclusive ? placement.billing : undefined }),
    basis,
    source: `${name} in kneepoint.yaml`,
  };
}

function hostOf(run: Run): string | undefined {
  for (const key of HOST_KEYS) {
    const host = said(run, key);
    if (host !== undefined) return host;
  }
  return undefined;
}

function devicesSaid(run: Run): number | undefined {
  const text = said(run, 'kneepoint.devices');
  return text === undefined ? undefined : wholeNumber(text);
}

/** What is said and cannot be understood is told beside the runs. */
function purchaseSaid(run: Run): Purchase {
  const text = said(run, 'kneepoint.purchase');
  return (text === undefined ? undefined : purchaseNamed(text)) ?? 'on-demand';
}
