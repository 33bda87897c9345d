import type { Hardware } from '../hardware/hardware.ts';
import { machineFinder } from '../hardware/recorded.ts';
import { resolveHardware } from '../hardware/resolve.ts';
import type { HardwareRules } from '../hardware/rule.ts';
import type { PriceBook } from '../prices/book.ts';
import { boughtAs } from '../prices/bought-as.ts';
import { hourlyPrice, type HourlyPrice } from '../prices/composite.ts';
import { constant, factor, product, sum, unknown, type Expression } from '../quantity/expression.ts';
import { POINT } from '../quantity/factor.ts';
import type { UnknownReason } from '../quantity/unknown.ts';
import { activityOf, type Activity } from '../runs/duration.ts';
import { fairShares } from '../runs/intervals.ts';
import type { Interval, Run, RunId } from '../runs/run.ts';
import { type RunTree, runTree } from '../runs/tree.ts';
import { isoDate } from '../text/iso-date.ts';
import { billedHours } from './billed-hours.ts';

/** What one run occupied and what that costs. A parent's ledgers are the sums of its leaves'. */
export interface RunCost {
  readonly hardware: Hardware | UnknownReason;
  /** Time at work, seconds. */
  readonly duration: Expression;
  /** Its share of the physical devices' time as it was used, `device·h` or `instance·h`: what is billed may be more. */
  readonly deviceHours: Expression;
  /** Device hours that the same work would be billed at the book's date: those used, and what comes on top for an instance of its own. */
  readonly billedHours: Expression;
  /** USD for what was billed, at the price of the run's own date. */
  readonly spent: Expression;
  /** USD for the same work at the book's date. */
  readonly replacement: Expression;
}

export interface CostInputs {
  readonly book: PriceBook;
  readonly rules: HardwareRules;
  /** ISO date of the one price date of replacement costs. */
  readonly pricesAt: string;
  /** Of the same runs, where it is at hand. */
  readonly tree?: RunTree | undefined;
}

/** What a run costs by itself. It stays as it is for as long as the run and all inputs but the tree do. */
interface KnownCost {
  readonly hardware: Hardware | UnknownReason;
  readonly activity: Activity | UnknownReason;
  /** Of a leaf, with the share of its device that it was computed for. */
  leaf?: { readonly shareMs: number | undefined; readonly cost: RunCost };
}

/** Spares whoever costs nearly the same runs again, by the same prices and rules, most of the work. */
export type CostMemory = WeakMap<Run, KnownCost>;

/** The ledgers of every run. Overlapping leaf runs on one device split its time, so nothing is paid twice. */
export function costRuns(runs: readonly Run[], inputs: CostInputs, memory: CostMemory = new WeakMap()): ReadonlyMap<RunId, RunCost> {
  const tree = inputs.tree ?? runTree(runs);
  const find = machineFinder(inputs.book);
  const knownOf = (run: Run): KnownCost => {
    const known = memory.get(run) ?? { hardware: resolveHardware(run, inputs.rules, find), activity: activityOf(run) };
    memory.set(run, known);
    return known;
  };
  const leaves = runs.filter((run) => tree.isLeaf(run.id)).map((run) => ({ run, known: knownOf(run) }));
  const shares = shareDevices(leaves);
  const priceOf = priceMemo(inputs.book);
  const devicesOf = devicesMemo(inputs.book);
  const costs = new Map<RunId, RunCost>();
  const moment = { priceOf, devicesOf, pricesAt: inputs.pricesAt };
  for (const { run, known } of leaves) {
    const shareMs = shares.get(run.id);
    if (known.leaf === undefined || known.leaf.shareMs !== shareMs) {
      known.leaf = { shareMs, cost: leafCost(run, known.hardware, known.activity, shareMs, moment) };
    }
    costs.set(run.id, known.leaf.cost);
  }
  for (const run of runs) {
    if (costs.has(run.id)) continue;
    const { hardware, activity } = knownOf(run);
    costs.set(run.id, parentCost(hardware, durationOf(run, activity), tree.leavesOf(run), costs));
  }
  return costs;
}

type PriceOf = (hardware: Hardware, date: string) => HourlyPrice;

/** What many runs have in common is made once. */
interface Shared {
  readonly priceOf: PriceOf;
  readonly devicesOf: (hardware: Hardware) => Expression;
  readonly pricesAt: string;
}

function leafCost(
  run: Run,
  hardware: Hardware | UnknownReason,
  activity: Activity | UnknownReason,
  shareMs: number | undefined,
  { priceOf, devicesOf, pricesAt }: Shared,
): RunCost {
  const duration = durationOf(run, activity);
  if ('unknown' in hardware) {
    const missing = unknown(hardware, 'USD');
    const hours = unknown(hardware, 'device·h');
    return { hardware, duration, deviceHours: hours, billedHours: hours, spent: missing, replacement: missing };
  }
  const used = usedTime(run, activity, shareMs, () => devicesOf(hardware));
  const [then, now] = [priceOf(hardware, isoDate(run.startedAt) ?? pricesAt), priceOf(hardware, pricesAt)];
  const billed = billedAt(used, hardware, now);
  const replacement = product(billed, now.usdPerDeviceHour);
  const spent = then === now ? replacement : product(billedAt(used, hardware, then), then.usdPerDeviceHour);
  return { hardware, duration, deviceHours: used.deviceHours, billedHours: billed, spent, replacement };
}

interface UsedTime {
  readonly deviceHours: Expression;
  /** Undefined where the time is not known. */
  readonly known?: { readonly hours: Expression; readonly devices: Expression };
}

function billedAt({ deviceHours, known }: UsedTime, hardware: Hardware, { entries }: HourlyPrice): Expression {
  if (known === undefined) return deviceHours;
  const billed = billedHours(known.hours, hardware, entries);
  return billed === known.hours ? deviceHours : product(billed, known.devices);
}

function durationOf(run: Run, activity: Activity | UnknownReason): Expression {
  if ('unknown' in activity) return unknown(activity, 's');
  const { seconds, basis, source } = activity;
  return factor({ id: `duration:${run.id}`, value: seconds, unit: 's', spread: POINT, basis, source: { text: source } });
}

function usedTime(run: Run, activity: Activity | UnknownReason, shareMs: number | undefined, devicesOf: () => Expression): UsedTime {
  if ('unknown' in activity || shareMs === undefined) {
    return { deviceHours: unknown('unknown' in activity ? activity : { unknown: 'no-start-time' }, `${devicesOf().unit}·h`) };
  }
  const hours = factor({
    id: `hours:${run.id}`,
    value: shareMs / 3_600_000,
    unit: 'h',
    spread: POINT,
    basis: activity.basis,
    source: { text: shareMs < activity.seconds * 1000 - 1 ? `${activity.source}, device shared with other runs` : activity.source },
  });
  const devices = devicesOf();
  return { deviceHours: product(hours, devices), known: { hours, devices } };
}

function devicesMemo(book: PriceBook): Shared['devicesOf'] {
  const known = new Map<string, Expression>();
  return ({ sku, devices, basis, source }) => {
    const id = `devices:${sku}|${devices}|${source}`;
    let found = known.get(id);
    if (found === undefined) {
      const text = `${devices} × ${sku} by ${source}`;
      known.set(id, (found = factor({ id, value: devices, unit: boughtAs(book, sku), spread: POINT, basis, source: { text } })));
    }
    return found;
  };
}

function parentCost(
  hardware: Hardware | UnknownReason,
  duration: Expression,
  leaves: readonly Run[],
  costs: ReadonlyMap<RunId, RunCost>,
): RunCost {
  const of = (pick: (cost: RunCost) => Expression): Expression =>
    sum(leaves.map((leaf) => ({ name: leaf.name, of: pick(costs.get(leaf.id)!) })));
  return {
    hardware,
    duration,
    deviceHours: of((cost) => inDevices(cost.deviceHours)),
    billedHours: of((cost) => inDevices(cost.billedHours)),
    spent: of((cost) => cost.spent),
    replacement: of((cost) => cost.replacement),
  };
}

/** Hours of instances and of single devices are added up as hours of what is paid for. */
function inDevices(hours: Expression): Expression {
  return hours.unit === 'instance·h' ? product(hours, constant(1, 'device/instance')) : hours;
}

/**
 * Milliseconds of device time that each leaf answers for: the union of the time per physical device, shared fairly. A leaf that knows
 * only how long it took answers for all of it.
 */
function shareDevices(leaves: readonly { readonly run: Run; readonly known: KnownCost }[]): Map<RunId, number> {
  const shares = new Map<RunId, number>();
  const byDevice = new Map<string, { owner: RunId; interval: Interval }[]>();
  for (const { run, known } of leaves) {
    const { id } = run;
    const { hardware: on, activity: worked } = known;
    if ('unknown' in on || 'unknown' in worked) continue;
    if (worked.intervals.length === 0) shares.set(id, worked.seconds * 1000);
    const key = `${on.deviceKey}|${on.sku}|${on.devices}|${on.purchase}|${on.region ?? ''}`;
    const owned = worked.intervals.map((interval) => ({ owner: id, interval }));
    const others = byDevice.get(key);
    if (others === undefined) byDevice.set(key, owned);
    else others.push(...owned);
  }
  for (const owned of byDevice.values()) {
    for (const [owner, share] of fairShares(owned)) shares.set(owner, share);
  }
  return shares;
}

function priceMemo(book: PriceBook): PriceOf {
  const known = new Map<string, HourlyPrice>();
  return ({ sku, region, purchase }, date) => {
    const key = `${sku}|${region ?? ''}|${purchase}|${date}`;
    let price = known.get(key);
    if (price === undefined) {
      price = hourlyPrice(book, { sku, region, purchase, date });
      known.set(key, price);
    }
    return price;
  };
}
