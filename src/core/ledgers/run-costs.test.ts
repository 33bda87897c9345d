import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HardwareRules } from '../hardware/rule.ts';
import { priceBook } from '../prices/book.ts';
import type { PriceEntry } from '../prices/entry.ts';
import { view, type Quantity } from '../quantity/quantity.ts';
import { createSampler } from '../quantity/sampler.ts';
import type { Run } from '../runs/run.ts';
import { type CostMemory, costRuns, type CostInputs, type RunCost } from './run-costs.ts';

const HOUR = 3_600_000;
const DAY0 = Date.UTC(2026, 5, 1);

function entry(price: number, asOf = '2026-01-01', more: Partial<PriceEntry> = {}): PriceEntry {
  return {
    sku: 'aws:x',
    kind: 'instance',
    provider: 'aws',
    region: '*',
    purchase: 'on-demand',
    unit: 'h',
    price,
    currency: 'USD',
    source: 'a price list',
    asOf,
    confidence: 'vendor',
    ...more,
  };
}
function inputs(rules: Partial<HardwareRules> = {}, entries: readonly PriceEntry[] = [entry(2), entry(1, '2026-10-01')]): CostInputs {
  const book = priceBook({ version: '1', asOf: '2026-11-20', entries }, [], {}, () => 'digest');
  return { book, rules: { rules: [], default: { sku: 'aws:x' }, ...rules }, pricesAt: '2026-11-20' };
}
function run(id: string, fromHour: number | undefined, toHour: number | undefined, more: Partial<Run> = {}): Run {
  const at = (hour: number | undefined) => (hour === undefined ? undefined : DAY0 + hour * HOUR);
  return {
    id,
    store: { kind: 'mlflow', identity: 'mlflow.db' },
    nativeId: id,
    name: id,
    experiment: { id: '1', name: 'e' },
    parentId: undefined,
    status: 'finished',
    startedAt: at(fromHour),
    endedAt: at(toHour),
    lastSeenAt: undefined,
    pauses: [],
    params: new Map(),
    metrics: new Map(),
    tags: new Map(),
    datasets: [],
    artifactUri: undefined,
    ...more,
  };
}
const tags = (more: Record<string, string>) => ({ tags: new Map(Object.entries(more)) });

function seen(runs: readonly Run[], id: string, ledger: keyof Omit<RunCost, 'hardware'>, given: CostInputs = inputs()): Quantity {
  return view(costRuns(runs, given).get(id)![ledger], createSampler());
}

test('a run costs its hours at the price of its own date, and would now cost them at the one price date', () => {
  const alone = [run('a', 0, 3)];
  expect(seen(alone, 'a', 'duration')).toMatchObject({ value: 10_800, unit: 's', basis: 'measured' });
  expect(seen(alone, 'a', 'deviceHours')).toMatchObject({ value: 3, unit: 'instance·h', basis: 'assumed' });
  expect(seen(alone, 'a', 'spent')).toMatchObject({ value: 6, unit: 'USD', basis: 'assumed', priceBasis: 'list' });
  expect(seen(alone, 'a', 'replacement')).toMatchObject({ value: 3, unit: 'USD' });
});

test('replacement costs of old and new runs compare at one date, whatever was spent', () => {
  const runs = [run('old', 0, 3), run('new', 24 * 150, 24 * 150 + 3)];
  expect([seen(runs, 'old', 'spent'), seen(runs, 'new', 'spent')]).toMatchObject([{ value: 6 }, { value: 3 }]);
  expect([seen(runs, 'old', 'replacement'), seen(runs, 'new', 'replacement')]).toMatchObject([{ value: 3 }, { value: 3 }]);
});

test('a parent is not paid beside its children', () => {
  const runs = [run('search', 0, 10), run('t1', 0, 4, { parentId: 'search' }), run('t2', 4, 9, { parentId: 'search' })];
  expect(seen(runs, 'search', 'spent')).toMatchObject({ value: 18 });
  expect(seen(runs, 'search', 'deviceHours')).toMatchObject({ value: 9 });
  expect(seen(runs, 'search', 'duration')).toMatchObject({ value: 36_000, basis: 'measured' });
});

test('a parent that is still running says that its duration is an estimate', () => {
  const runs = [run('search', 0, undefined, { lastSeenAt: DAY0 + HOUR }), run('t1', 0, 1, { parentId: 'search' })];
  expect(seen(runs, 'search', 'duration')).toMatchObject({ value: 3600, basis: 'estimated' });
});

test('parallel trials on one device pay for it once, each its share', () => {
  const runs = [run('a', 0, 4), run('b', 0, 4), run('c', 2, 6)];
  expect([seen(runs, 'a', 'deviceHours'), seen(runs, 'b', 'deviceHours'), seen(runs, 'c', 'deviceHours')]).toMatchObject([
    { value: expect.closeTo(5 / 3, 9) },
    { value: expect.closeTo(5 / 3, 9) },
    { value: expect.closeTo(2 + 2 / 3, 9) },
  ]);
});

test('trials on devices of their own pay for each', () => {
  const exclusive = inputs({ default: { sku: 'aws:x', share: 'exclusive' } });
  const runs = [run('a', 0, 4), run('b', 0, 4)];
  expect([seen(runs, 'a', 'spent', exclusive), seen(runs, 'b', 'spent', exclusive)]).toMatchObject([{ value: 8 }, { value: 8 }]);
  const hosts = [run('a', 0, 4, tags({ host: 'g1' })), run('b', 0, 4, tags({ host: 'g2' }))];
  expect([seen(hosts, 'a', 'spent'), seen(hosts, 'b', 'spent')]).toMatchObject([{ value: 8 }, { value: 8 }]);
});

test('what differs in price shares no device, even on one host', () => {
  const other = { 'kneepoint.sku': 'aws:x', 'kneepoint.purchase': 'spot', host: 'g1' };
  const runs = [run('a', 0, 4, tags({ 'kneepoint.sku': 'aws:x', host: 'g1' })), run('b', 0, 4, tags(other))];
  expect(seen(runs, 'a', 'deviceHours')).toMatchObject({ value: 4 });
  expect(seen(runs, 'b', 'spent')).toEqual({ unknown: 'no-spot-data', about: 'aws:x spot' });
});

test('the pauses of a resumed run are not paid, and free the device for others', () => {
  const pauses = [{ start: DAY0 + 2 * HOUR, end: DAY0 + 8 * HOUR }];
  const runs = [run('resumed', 0, 10, { pauses }), run('between', 3, 5)];
  expect(seen(runs, 'resumed', 'spent')).toMatchObject({ value: 8 });
  expect(seen(runs, 'between', 'spent')).toMatchObject({ value: 4 });
});

test('a device count multiplies, an instance is paid whole', () => {
  const eight = inputs({ rules: [{ when: {}, sku: 'aws:x', devices: 8 }] });
  expect(seen([run('a', 0, 2)], 'a', 'spent', eight)).toMatchObject({ value: 32, basis: 'derived' });
});

test('a run that knows only how long it took pays for all of it, at the one price date, whatever ran beside it', () => {
  const runs = [run('a', undefined, undefined, { durationSeconds: 7200 }), run('b', 0, 4)];
  expect(seen(runs, 'a', 'duration')).toMatchObject({ value: 7200, basis: 'measured' });
  expect(seen(runs, 'a', 'deviceHours')).toMatchObject({ value: 2 });
  expect(seen(runs, 'a', 'spent')).toMatchObject({ value: 2 });
  expect(seen(runs, 'a', 'replacement')).toMatchObject({ value: 2 });
  expect(seen(runs, 'b', 'deviceHours')).toMatchObject({ value: 4 });
});

test('a duration of zero is free, one below zero is unknown', () => {
  expect(seen([run('a', undefined, undefined, { durationSeconds: 0 })], 'a', 'spent')).toMatchObject({ value: 0 });
  expect(seen([run('a', undefined, undefined, { durationSeconds: -1 })], 'a', 'spent')).toEqual({ unknown: 'negative-duration' });
});

test.each([
  ['hardware', run('a', 0, 2), inputs({ default: undefined }), { unknown: 'hardware-not-recorded' }],
  ['an end', run('a', 0, undefined), inputs(), { unknown: 'no-end-time' }],
  ['a start', run('a', undefined, 2), inputs(), { unknown: 'no-start-time' }],
  ['time that runs forward', run('a', 2, 0), inputs(), { unknown: 'negative-duration' }],
  ['a price', run('a', 0, 2), inputs({}, []), { unknown: 'unknown-sku', about: 'aws:x' }],
  ['a price above zero', run('a', 0, 2), inputs({}, [entry(0)]), { unknown: 'price-is-zero', about: 'aws:x on-demand' }],
] as const)('without %s a cost is unknown, never zero', (_, one, given, reason) => {
  expect(seen([one], 'a', 'spent', given)).toEqual(reason);
  expect(seen([one], 'a', 'replacement', given)).toEqual(reason);
});

test('a run without a price still says its hours', () => {
  expect(seen([run('a', 0, 2)], 'a', 'deviceHours', inputs({}, []))).toMatchObject({ value: 2 });
});

test('a free device is free: zero is a value', () => {
  expect(seen([run('a', 0, 2)], 'a', 'spent', inputs({}, [entry(0, '2026-01-01', { confidence: 'user' })]))).toMatchObject({ value: 0 });
  expect(seen([run('a', 2, 2)], 'a', 'spent')).toMatchObject({ value: 0 });
});

test('a parent with one unknown child costs at least the others, with all children unknown it is unknown', () => {
  const lost = run('lost', 0, undefined, { parentId: 'p' });
  const some = [run('p', 0, 9), run('k', 0, 4, { parentId: 'p' }), lost];
  expect(seen(some, 'p', 'spent')).toMatchObject({ value: 8, atLeast: true, missing: [{ unknown: 'no-end-time' }] });
  expect(seen([run('p', 0, 9), lost], 'p', 'spent')).toEqual({ unknown: 'no-end-time' });
});

test('grandparents sum the leaves, not the parents between', () => {
  const runs = [run('s', 0, 9), run('t', 0, 9, { parentId: 's' }), run('f1', 0, 2, { parentId: 't' }), run('f2', 2, 5, { parentId: 't' })];
  expect([seen(runs, 's', 'spent'), seen(runs, 't', 'spent')]).toMatchObject([{ value: 10 }, { value: 10 }]);
});

test('with what is known from before, runs cost what they cost without', () => {
  const hours = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.constantFrom(undefined, 'r0', 'r1'));
  fc.assert(
    fc.property(fc.array(hours, { minLength: 1, maxLength: 6 }), fc.array(fc.tuple(fc.nat(5), hours), { maxLength: 6 }), (first, edits) => {
      const make = ([from, more, parentId]: (typeof first)[number], at: number) => run(`r${at}`, from, from + more, { parentId });
      let runs = first.map(make);
      const memory: CostMemory = new WeakMap();
      for (const [at, next] of [[0, first[0]!] as const, ...edits]) {
        runs = runs.map((one, i) => (i === at ? make(next, i) : one));
        expect(costRuns(runs, inputs(), memory)).toEqual(costRuns(runs, inputs()));
      }
    }),
    { numRuns: 60 },
  );
});

test('whatever runs overlap on one device, together they pay for the hours in which it was busy', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 8 }), (spans) => {
      const runs = spans.map(([from, to], i) => run(`r${i}`, from, to));
      const total = [...costRuns(runs, inputs()).values()].reduce((sum, cost) => sum + cost.deviceHours.value, 0);
      const busy = Array.from({ length: 20 }, (_, hour) => hour).filter((hour) => spans.some(([from, to]) => from <= hour && hour < to));
      expect(total).toBeCloseTo(busy.length, 9);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('a parent of runs on an instance and on single devices adds up the hours of both', () => {
  const card = entry(1, '2026-01-01', { sku: 'a:card', kind: 'accelerator', unit: 'device-h' });
  const all = [
    run('p', 0, 3),
    run('on an instance', 0, 1, { parentId: 'p' }),
    run('on a card', 1, 3, { parentId: 'p', ...tags({ 'kneepoint.sku': 'a:card' }) }),
  ];
  const given = inputs({}, [entry(2), card]);
  expect(seen(all, 'on an instance', 'deviceHours', given)).toMatchObject({ value: 1, unit: 'instance·h' });
  expect(seen(all, 'on a card', 'deviceHours', given)).toMatchObject({ value: 2, unit: 'device·h' });
  expect(seen(all, 'p', 'deviceHours', given)).toMatchObject({ value: 3, unit: 'device·h' });
  expect(seen(all, 'p', 'spent', given)).toMatchObject({ value: 4, unit: 'USD' });
});
