import { expect, test } from 'vitest';
import { candidatesOf } from '../candidates/candidates.ts';
import { explain } from '../format/explain.ts';
import type { HardwarePlacement } from '../hardware/rule.ts';
import { priceBook } from '../prices/book.ts';
import type { PriceEntry } from '../prices/entry.ts';
import { view } from '../quantity/quantity.ts';
import { createSampler } from '../quantity/sampler.ts';
import type { Run } from '../runs/run.ts';
import { costRuns } from './run-costs.ts';

const DAY0 = Date.UTC(2026, 5, 1);

function entry(price: number, more: Partial<PriceEntry> = {}): PriceEntry {
  return {
    ...{ sku: 'aws:x', kind: 'instance', provider: 'aws', region: '*', purchase: 'on-demand', unit: 'h', price, currency: 'USD' },
    ...{ source: 'a price list', asOf: '2026-01-01', confidence: 'vendor', minimumSeconds: 60 },
    ...more,
  };
}

function run(id: string, seconds: number | undefined, more: Partial<Run> = {}): Run {
  return {
    ...{ id, store: { kind: 'mlflow', identity: 'mlflow.db' }, nativeId: id, name: id, experiment: { id: '1', name: 'e' } },
    ...{ parentId: undefined, status: 'finished', startedAt: DAY0, endedAt: seconds === undefined ? undefined : DAY0 + seconds * 1000 },
    ...{ lastSeenAt: undefined, pauses: [], params: new Map(), metrics: new Map(), tags: new Map(), datasets: [], artifactUri: undefined },
    ...more,
  };
}

/** $3,600 an hour: a second is a dollar. */
function costs(runs: readonly Run[], placement: Partial<HardwarePlacement>, entries: readonly PriceEntry[] = [entry(3600)]) {
  const book = priceBook({ version: '1', asOf: '2026-11-20', entries }, [], {}, () => 'digest');
  return costRuns(runs, { book, pricesAt: '2026-11-20', rules: { rules: [], default: { sku: 'aws:x', ...placement } } });
}
const cost = (seconds: number | undefined, placement: Partial<HardwarePlacement>, entries?: readonly PriceEntry[]) =>
  costs([run('a', seconds)], placement, entries).get('a')!;
const OWN = { share: 'exclusive' as const, billing: {} };

test.each([
  ['at least the shortest time of the price', 3, OWN, 60],
  ['all of a longer time', 300, OWN, 300],
  ['the time to set it up besides', 300, { ...OWN, billing: { provisioningSeconds: 90 } }, 390],
  ['the time to set it up beside the shortest time', 3, { ...OWN, billing: { provisioningSeconds: 90 } }, 150],
  ['the shortest time that the project says instead', 3, { ...OWN, billing: { minimumSeconds: 600 } }, 600],
  ['no more than its time where the project says that nothing is the shortest', 3, { ...OWN, billing: { minimumSeconds: 0 } }, 3],
  ['the shortest time for each of several', 3, { ...OWN, devices: 4 }, 240],
  ['its time where an instance of its own was there before', 3, { share: 'exclusive' }, 3],
  ['its time on an instance that others shared', 3, { billing: { provisioningSeconds: 90 } }, 3],
] as const)('an instance started for a run is billed %s', (_, seconds, placement, billed) => {
  const { spent, replacement, billedHours, deviceHours, duration } = cost(seconds, placement);
  const devices = 'devices' in placement ? placement.devices : 1;
  expect(spent.value).toBeCloseTo(billed, 9);
  expect(replacement.value).toBeCloseTo(billed, 9);
  expect(billedHours.value * 3600).toBeCloseTo(billed, 9);
  expect([deviceHours.value * 3600, duration.value]).toEqual([expect.closeTo(seconds * devices, 9), seconds]);
});

test('what was used and what is billed has a line of its own, and the shortest time its source', () => {
  const lines = explain(cost(3, { ...OWN, billing: { provisioningSeconds: 90 } }).spent);
  expect(lines.slice(0, 3)).toEqual([
    '0.04167 h × 1 instance × $3,600.00/instance·h = $150',
    '  3 s used, 1 min billed: max(0.0008333 h, 0.01667 h) = 0.01667 h',
    '  provisioning: 0.025 h',
  ]);
  expect(lines).toContain('source: at least 1 min billed of aws:x');
  expect(lines).toContain('source: 1.5 min of provisioning by hardware default in kneepoint.yaml');
  expect(explain(cost(3, { ...OWN, billing: { minimumSeconds: 600 } }).spent)).toContain(
    'source: at least 10 min billed by hardware default in kneepoint.yaml',
  );
});

test('where nothing comes on top the arithmetic stays as it was', () => {
  expect(explain(cost(300, OWN).spent)).toEqual(explain(cost(300, { share: 'exclusive' }).spent));
});

test('of what is bought together the longest of the shortest times counts', () => {
  const entries = [entry(3600), entry(0.36, { sku: 'aws:disk', minimumSeconds: 600 })];
  expect(cost(3, { ...OWN, sku: 'aws:x + aws:disk' }, entries).spent.value).toBeCloseTo(600.06, 6);
});

test('each ledger has the shortest time of its own price', () => {
  const entries = [entry(3600, { minimumSeconds: 3600 }), entry(3600, { asOf: '2026-10-01' })];
  const { spent, replacement } = cost(3, OWN, entries);
  expect([spent.value, replacement.value]).toEqual([expect.closeTo(3600, 6), expect.closeTo(60, 6)]);
});

test('a time that is unknown stays unknown, and without a price the hours are known', () => {
  expect(view(cost(undefined, OWN).spent, createSampler())).toEqual({ unknown: 'no-end-time' });
  expect(cost(undefined, OWN).billedHours.missing).toEqual([{ unknown: 'no-end-time' }]);
  expect(cost(3, { ...OWN, billing: { minimumSeconds: 36 } }, []).billedHours.value).toBeCloseTo(0.01, 12);
});

test('a parent has what its leaves are billed', () => {
  const all = costs([run('p', 100), run('a', 3, { parentId: 'p' }), run('b', 90, { parentId: 'p' })], OWN);
  expect(all.get('p')!.billedHours.value * 3600).toBeCloseTo(150, 9);
  expect(all.get('p')!.deviceHours.value * 3600).toBeCloseTo(93, 9);
});

test('a candidate is trained anew for the hours that are billed', () => {
  const runs = [run('a', 3)];
  const [candidate] = candidatesOf(runs, { groupBy: ['params'], replicatesOver: [], costs: costs(runs, OWN), sha256: () => 'digest' });
  expect(candidate?.training).toMatchObject({ deviceHours: { value: 0.0166667 } });
});
