import { expect, test } from 'vitest';
import type { CandidateFacts } from '../candidates/facts.ts';
import { priceBook } from '../prices/book.ts';
import type { PriceEntry } from '../prices/entry.ts';
import { isKnown, view, type Quantity } from '../quantity/quantity.ts';
import { createSampler } from '../quantity/sampler.ts';
import { drawsOf } from '../quantity/draws.ts';
import { quotient } from '../quantity/expression.ts';
import { forwardCost, saturatedCostPer1k, servingCost, servingCostPer1k, trainingCost, type ForwardInputs } from './forward.ts';
import { measuredElsewhere } from './throughput.ts';

const ENTRY: PriceEntry = {
  sku: 'aws:x',
  kind: 'instance',
  provider: 'aws',
  region: '*',
  purchase: 'on-demand',
  unit: 'h',
  price: 2,
  currency: 'USD',
  source: 'a price list',
  asOf: '2026-01-01',
  confidence: 'vendor',
};
const BOOK = priceBook(
  { version: '1', asOf: '2026-11-20', entries: [ENTRY, { ...ENTRY, sku: 'aws:gpu', price: 10 }] },
  [],
  {},
  () => 'digest',
);

function facts(more: Partial<CandidateFacts> = {}, id = 'c1'): CandidateFacts {
  return {
    id,
    configuration: id,
    configurationId: id,
    params: {},
    evaluation: {},
    runs: ['r1', 'r2'],
    metrics: {},
    serving: { batch: 8, throughputPerSecond: { value: 10, error: 'unknown' } },
    training: { sku: 'aws:gpu', purchase: 'on-demand', deviceHours: { value: 3, error: 'unknown' }, basis: 'measured' },
    ...more,
  };
}
function inputs(more: Partial<ForwardInputs> = {}): ForwardInputs {
  return {
    workloadName: 'prod',
    workload: { requestsPerHour: 90_000, sku: 'aws:x' },
    lifecycle: {},
    search: undefined,
    book: BOOK,
    pricesAt: '2026-11-20',
    ...more,
  };
}
const seen = (expression: ReturnType<typeof forwardCost>): Quantity => view(expression, createSampler());

test('serving is paid for whole replicas at every hour, idle or not', () => {
  // 25 predictions a second over 10 a replica: three of them, 730 h at $2.
  expect(seen(servingCost(facts(), inputs()))).toMatchObject({ value: 730 * 3 * 2, unit: 'USD/month', priceBasis: 'list' });
});

test.each([
  ['at exactly two replicas’ load two serve', { requestsPerHour: 72_000 }, 2],
  ['burst and headroom are borne', { requestsPerHour: 36_000, burst: 2, replicas: { headroom: 0.3 } }, 3],
  ['a minimum of replicas runs without need', { requestsPerHour: 1, replicas: { min: 2 } }, 2],
  ['one replica runs for no traffic at all', { requestsPerHour: 0 }, 1],
  ['several predictions a request count each', { requestsPerHour: 36_000, predictionsPerRequest: 3 }, 3],
])('%s', (_, workload, replicas) => {
  expect(seen(servingCost(facts(), inputs({ workload: { ...workload, sku: 'aws:x' } })))).toMatchObject({ value: 730 * replicas * 2 });
});

test('scaled to zero without traffic serving is free, which is a value', () => {
  const workload = { requestsPerHour: 0, replicas: { min: 0 }, sku: 'aws:x' };
  expect(seen(servingCost(facts(), inputs({ workload })))).toMatchObject({ value: 0 });
});

test('scaled to zero the least traffic still needs a replica', () => {
  const quick = facts({ serving: { throughputPerSecond: { value: 1e6, error: 'unknown' } } });
  const workload = { requestsPerHour: 1, replicas: { min: 0 }, sku: 'aws:x' };
  expect(seen(servingCost(quick, inputs({ workload })))).toMatchObject({ value: 1460 });
});

test('peak and other hours are paid each for their own replicas', () => {
  const workload = { requestsPerHour: { peak: 90_000, peakHours: '8-20', off: 3600 }, sku: 'aws:x' };
  expect(seen(servingCost(facts(), inputs({ workload })))).toMatchObject({ value: 365 * 3 * 2 + 365 * 1 * 2 });
});

test('at saturation 1,000 predictions cost the price over the throughput; at the own traffic more', () => {
  const saturated = seen(saturatedCostPer1k(facts(), inputs()));
  const served = seen(servingCostPer1k(facts(), inputs()));
  expect(saturated).toMatchObject({ value: expect.closeTo(2 / 36, 12), unit: 'USD/1k' });
  expect(served).toMatchObject({ value: expect.closeTo((3 * 2) / 90, 12), unit: 'USD/1k' });
});

test('a forward cost has the terms that the project has, and no others', () => {
  expect(seen(forwardCost(facts(), inputs()))).toMatchObject({ value: 4380 });
  const lifecycle = { retrainsPerMonth: 2, labellingUsdPerMonth: 300, searchesPerYear: 12 };
  const search = { runs: 9, unknownRuns: 0, spentUsd: 1, deviceHours: [{ sku: 'aws:gpu', purchase: 'on-demand' as const, hours: 5 }] };
  const workload = { requestsPerHour: 90_000, sku: 'aws:x', fixedUsdPerMonth: 7 };
  const all = forwardCost(facts(), inputs({ lifecycle, search, workload }));
  expect(all.node.op === 'sum' && all.node.terms.map((term) => [term.name, term.of.value])).toEqual([
    ['serving', 4380],
    ['retraining', 60],
    ['searches', 50],
    ['labelling', 300],
    ['fixed', 7],
  ]);
});

test.each([
  ['a SKU to serve on', facts(), { workload: { requestsPerHour: 1 } }, { unknown: 'no-serving-sku', about: 'prod' }],
  ['a price', facts(), { workload: { requestsPerHour: 1, sku: 'aws:lost' } }, { unknown: 'unknown-sku', about: 'aws:lost' }],
] as const)('without %s serving is unknown, never zero', (_, candidate, more, reason) => {
  expect(seen(servingCost(candidate, inputs(more)))).toEqual(reason);
  expect(seen(servingCostPer1k(candidate, inputs(more)))).toEqual(reason);
});

test.each([
  ['no throughput', { unknown: 'no-throughput' }, { unknown: 'no-throughput' }],
  ['a throughput of zero', { value: 0, error: 'unknown' }, { unknown: 'throughput-not-positive', about: '0' }],
] as const)(
  'with %s serving costs at least the minimum of replicas, and nothing is said of saturation',
  (_, throughputPerSecond, reason) => {
    const candidate = facts({ serving: { throughputPerSecond } });
    expect(seen(servingCost(candidate, inputs()))).toMatchObject({ value: 1460, atLeast: true, missing: [reason] });
    expect(seen(saturatedCostPer1k(candidate, inputs()))).toEqual(reason);
  },
);

test('an unknown training makes the forward cost at least the rest', () => {
  const untrained = facts({ training: { unknown: 'no-training-cost' } });
  expect(seen(trainingCost(untrained, inputs()))).toEqual({ unknown: 'no-training-cost' });
  expect(seen(forwardCost(untrained, inputs({ lifecycle: { retrainsPerMonth: 2 } })))).toMatchObject({ value: 4380, atLeast: true });
  expect(seen(forwardCost(untrained, inputs()))).not.toHaveProperty('atLeast');
});

test('searches that nobody recorded make the forward cost at least the rest', () => {
  expect(seen(forwardCost(facts(), inputs({ lifecycle: { searchesPerYear: 1 } })))).toMatchObject({ value: 4380, atLeast: true });
});

test('a cost per 1,000 predictions needs predictions', () => {
  expect(seen(servingCostPer1k(facts(), inputs({ workload: { requestsPerHour: 0, sku: 'aws:x' } })))).toEqual({
    unknown: 'no-workload',
    about: 'prod',
  });
});

test('an uncertain throughput spreads the replicas, an uncertain training the retraining', () => {
  const candidate = facts({ serving: { throughputPerSecond: { value: 10, se: 2, error: 'replicates', df: 2 } } });
  const quantity = seen(servingCost(candidate, inputs()));
  expect(isKnown(quantity) && quantity.high).toBeGreaterThan(4380);
  const trained = facts({
    training: { sku: 'aws:gpu', purchase: 'on-demand', deviceHours: { value: 3, se: 0.5, df: 4, error: 'replicates' }, basis: 'measured' },
  });
  const cost = seen(trainingCost(trained, inputs()));
  expect(isKnown(cost) && cost.high - cost.low).toBeGreaterThan(10);
});

test('candidates of one configuration share their training: it cancels between two batch sizes', () => {
  const training = {
    sku: 'aws:gpu',
    purchase: 'on-demand' as const,
    deviceHours: { value: 3, se: 0.5, df: 4, error: 'replicates' as const },
    basis: 'measured' as const,
  };
  const [small, large] = [facts({ id: 'c1-b8', training }), facts({ id: 'c1-b64', training })];
  expect(new Set(drawsOf(quotient(trainingCost(small, inputs()), trainingCost(large, inputs())), createSampler()))).toEqual(new Set([1]));
});

test('two replicates that took very different times do not make a training that pays', () => {
  const deviceHours = { value: 3, se: 2, df: 1, error: 'replicates' as const };
  const wide = facts({ training: { sku: 'aws:gpu', purchase: 'on-demand', deviceHours, basis: 'measured' } });
  expect(seen(trainingCost(wide, inputs()))).toMatchObject({ value: 30, low: 0 });
  expect(seen(forwardCost(wide, inputs({ lifecycle: { retrainsPerMonth: 900 } })))).toMatchObject({ low: 0 });
});

test('a throughput measured on other hardware than it is served on is assumed there, and says so', () => {
  const elsewhere = seen(servingCost(facts(), inputs()));
  expect(elsewhere).toMatchObject({ basis: 'assumed' });
  expect(isKnown(elsewhere) && elsewhere.sources.map(({ text }) => text)).toContain(
    'throughput measured on aws:gpu is taken for aws:x at batch 8',
  );
  expect(seen(saturatedCostPer1k(facts(), inputs()))).toMatchObject({ basis: 'assumed' });
});

test.each([
  ['the hardware of its runs', { sku: 'aws:x', purchase: 'on-demand', deviceHours: { value: 3, error: 'unknown' }, basis: 'measured' }],
  ['hardware that nobody recorded, which the workload names', { unknown: 'hardware-not-recorded' }],
] as const)('a throughput on %s is measured', (_, training) => {
  const here = seen(servingCost(facts({ training }), inputs()));
  expect(here).toMatchObject({ basis: 'derived' });
  expect(isKnown(here) && here.sources.map(({ text }) => text)).toContain('measured throughput at batch 8');
});

test('the same parts in another order are the same hardware; a throughput of several machines is assumed on each of them', () => {
  const training = (sku: string) => ({
    ...{ sku, purchase: 'on-demand' as const, deviceHours: { value: 3, error: 'unknown' as const }, basis: 'measured' as const },
  });
  expect(measuredElsewhere(facts({ training: training('2x aws:gpu + aws:x') }), 'aws:x + 2x aws:gpu')).toBeUndefined();
  expect(measuredElsewhere(facts({ training: training('aws:x + aws:gpu') }), 'aws:x + 2x aws:gpu')).toBe('aws:x + aws:gpu');
  const mixed = facts({ training: { unknown: 'mixed-hardware', about: 'aws:x, aws:gpu' } });
  expect(measuredElsewhere(mixed, 'aws:x')).toBe('aws:x, aws:gpu');
});
