import type { Diagnostic } from '../runs/diagnostic.ts';
import { PURCHASES } from '../prices/entry.ts';

type Args = NonNullable<Diagnostic['args']>;

function meant({ near }: Args): string {
  return near === undefined || near === '' ? '' : ` (did you mean ${near}?)`;
}

function others({ more = 0 }: Args): string {
  return Number(more) === 0 ? '' : `, as of ${more} more ${Number(more) === 1 ? 'run' : 'runs'}`;
}

/** Instances are paid whole, and `devices` counts what is paid. */
function asInstances(args: Args): string {
  const { sku, devices, each, accelerator } = args;
  const count = meantInstances(args);
  const instances = `${count} ${count === 1 ? 'instance' : 'instances'}`;
  return `is ${devices} whole instances of ${sku}, each with ${each} ${accelerator} (did you mean ${instances}, which ${count === 1 ? 'has' : 'have'} ${devices} accelerators?)`;
}

function meantInstances({ devices, each }: Args): number {
  return Number(devices) / Number(each);
}

/** What is wrong with words about hardware: those of runs, and rules and regions of kneepoint.yaml. */
export const HARDWARE_SENTENCES: readonly (readonly [code: string, sentence: (args: Args) => string])[] = [
  [
    'run-devices',
    (args) =>
      `the ${args.key} is "${args.value}"${others(args)}, which is no whole number: it counts as not said; log how many it had, as 4`,
  ],
  [
    'run-purchase',
    (args) =>
      `the ${args.key} is "${args.value}"${others(args)}${meant(args)}, none of ${PURCHASES.join(', ')}: on-demand is taken; log one of these`,
  ],
  [
    'run-sku',
    (args) =>
      `the ${args.key} is "${args.value}"${others(args)}, which the price book does not have${meant(args)}, so that there is no cost; log a known one, or state its price under prices.overrides`,
  ],
  [
    'run-region',
    (args) =>
      `the ${args.key} is "${args.value}"${others(args)}, where ${args.about} has no price${meant(args)}, so that there is no cost; log another one, or state a price under prices.overrides`,
  ],
  [
    'unknown-region',
    (args) =>
      `there is no price for ${args.sku} in "${args.region}"${meant(args)}; it has one in ${args.regions}; name one of these, or state a price under prices.overrides`,
  ],
  ['accelerators-as-instances', (args) => `devices: ${args.devices} ${asInstances(args)}; say devices: ${meantInstances(args)}`],
  [
    'run-accelerators-as-instances',
    (args) =>
      `the ${args.key} is ${args.devices}${others(args)}, which ${asInstances(args)}; log ${meantInstances(args)}${args.ruled === 1 ? `, or state devices: ${meantInstances(args)} beside its sku in kneepoint.yaml` : ''}`,
  ],
  [
    'rule-without-run',
    (args) =>
      args.key === ''
        ? `hardware rule ${args.rule} fits no run: each of its conditions fits some, but no run fulfils all of them`
        : `hardware rule ${args.rule} fits no run: none has ${args.key} "${args.glob}"${meant(args)}`,
  ],
];
