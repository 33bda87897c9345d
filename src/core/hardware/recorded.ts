import type { PriceBook } from '../prices/book.ts';
import type { PriceEntry } from '../prices/entry.ts';
import { isPrice } from '../prices/lookup.ts';
import type { UnknownReason } from '../quantity/unknown.ts';
import type { Machine, Run } from '../runs/run.ts';
import { acceleratorName } from './accelerator-names.ts';
import type { Hardware } from './hardware.ts';

/** One SKU that may stand for a machine, how many of it, and what the machine would cost with it. */
interface Offer {
  readonly entry: PriceEntry;
  readonly count: number;
  readonly total: number;
}

/** What stands for a machine in the price book. */
export interface Recorded {
  readonly sku: string;
  readonly count: number;
  /** `derived` when the store names the instance, `assumed` when a middling offer stands for the device. */
  readonly basis: 'derived' | 'assumed';
  readonly source: string;
}

/** What a machine is in a price book; undefined when it says nothing that could be priced. */
export type FindMachine = (machine: Machine) => Recorded | UnknownReason | undefined;

/** Prices a run by the machine that its tracker saw; undefined when it saw none that could be priced without guessing. */
export function recordedHardware(run: Run, find: FindMachine): Hardware | UnknownReason | undefined {
  const { machine } = run;
  if (machine === undefined) return undefined;
  const found = find(machine);
  if (found === undefined || 'unknown' in found) return found;
  const { sku, count, basis, source } = found;
  return {
    sku,
    devices: count,
    region: basis === 'derived' ? machine.region : undefined,
    purchase: 'on-demand',
    deviceKey: machine.host === undefined ? run.id : `host:${machine.host}`,
    basis,
    source,
  };
}

/** Answers for a book, each machine once. */
export function machineFinder(book: PriceBook): FindMachine {
  const known = new Map<string, Recorded | UnknownReason | undefined>();
  const offered = [...book.bySku.values()].flatMap(newestOffer);
  return (machine) => {
    const key = JSON.stringify({ ...machine, host: undefined });
    if (!known.has(key)) known.set(key, instanceOf(machine, book) ?? deviceOf(machine, offered) ?? processorOf(machine, offered));
    return known.get(key);
  };
}

/** The newest on-demand price of a SKU, wherever: a SKU that is listed in many regions is one offer. */
function newestOffer(entries: readonly PriceEntry[]): readonly PriceEntry[] {
  const offers = entries.filter((entry) => entry.purchase === 'on-demand' && isPrice(entry) && isWhole(entry));
  return offers.sort((a, b) => (a.asOf === b.asOf ? (a.region < b.region ? -1 : 1) : a.asOf < b.asOf ? 1 : -1)).slice(0, 1);
}

function isWhole({ kind, unit, currency }: PriceEntry): boolean {
  return (kind === 'instance' || kind === 'accelerator') && (unit === 'h' || unit === 'device-h') && currency === 'USD';
}

function instanceOf({ provider, instanceType, source }: Machine, book: PriceBook): Recorded | undefined {
  const sku = `${provider}:${instanceType}`;
  if (provider === undefined || instanceType === undefined || !book.bySku.has(sku)) return undefined;
  return { sku, count: 1, basis: 'derived', source: `the instance type in ${source}` };
}

function deviceOf(
  { accelerator, accelerators = 1, provider, source }: Machine,
  offered: readonly PriceEntry[],
): Recorded | UnknownReason | undefined {
  if (accelerator === undefined || accelerators === 0) return undefined;
  const name = acceleratorName(accelerator);
  const all = offered.filter((entry) => entry.accelerator === name);
  if (name === undefined || all.length === 0) return { unknown: 'no-price-for-sku', about: accelerator };
  const near = all.filter((entry) => entry.provider === provider);
  const offers = (near.length > 0 ? near : all).map((entry): Offer => offerOf(entry, accelerators, entry.devices ?? 1));
  return middling(offers, `${accelerators} × ${accelerator}`, source);
}

/** A machine without accelerator is priced by its processors; one of which that is not known is not. */
function processorOf({ accelerator, accelerators, cpus, provider, source }: Machine, offered: readonly PriceEntry[]): Recorded | undefined {
  const mayHaveAccelerator = accelerator !== undefined ? accelerators !== 0 : (accelerators ?? 0) > 0;
  if (cpus === undefined || cpus < 1 || mayHaveAccelerator) return undefined;
  const plain = offered.filter((entry) => entry.kind === 'instance' && entry.accelerator === undefined && entry.vCpus !== undefined);
  const near = plain.filter((entry) => entry.provider === provider);
  const all = near.length > 0 ? near : plain;
  const size = nearestSize(cpus, all);
  if (size === undefined) return undefined;
  const offers = all.filter((entry) => entry.vCpus === size).map((entry) => offerOf(entry, cpus, size));
  return middling(offers, `${cpus} processors`, source);
}

/** The smallest instance that has them all, else the largest there is, several times. */
function nearestSize(cpus: number, entries: readonly PriceEntry[]): number | undefined {
  const sizes = [...new Set(entries.map((entry) => entry.vCpus ?? 0))].sort((a, b) => a - b);
  return sizes.find((size) => size >= cpus) ?? sizes.at(-1);
}

/** An instance is paid whole, even where one of its eight accelerators is used. */
function offerOf(entry: PriceEntry, wanted: number, has: number): Offer {
  const count = Math.ceil(wanted / has);
  return { entry, count, total: count * entry.price };
}

/** The offer in the middle by price: neither a bargain that few get nor the dearest list price. */
function middling(offers: readonly Offer[], what: string, source: string): Recorded | undefined {
  const sorted = [...offers].sort((a, b) => a.total - b.total || (a.entry.sku < b.entry.sku ? -1 : 1));
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) return undefined;
  const { entry, count } = middle;
  const priced = `priced as ${entry.sku}, the middle of ${sorted.length} ${sorted.length === 1 ? 'offer' : 'offers'}`;
  return { sku: entry.sku, count, basis: 'assumed', source: `${what} in ${source}, ${priced}` };
}
