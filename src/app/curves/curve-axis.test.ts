import { expect, test } from 'vitest';
import { hourOf } from '../../../test/support/project-state.ts';
import { costRuns, type RunCost } from '../../core/ledgers/run-costs.ts';
import { priceBook } from '../../core/prices/book.ts';
import type { Run } from '../../core/runs/run.ts';
import { DOLLAR_AN_HOUR, sha256 } from '../../../test/support/facts.ts';
import { byMoney, byTime } from './curve-axis.ts';
import { curveMetrics } from './curve-metrics.ts';
import { runCurve } from './run-curve.ts';

const HOUR = 3_600_000;
const at = (...hours: readonly number[]) => hours.map((hour, step) => ({ step, at: hour * HOUR, value: step }));

function costOf(run: Run, rule = { when: {}, sku: 'test:box' }): RunCost {
  const book = priceBook({ version: 'test', asOf: '2026-01-01', entries: [DOLLAR_AN_HOUR] }, [], {}, sha256);
  return costRuns([run], { book, rules: { rules: [rule as never], default: undefined }, pricesAt: '2026-01-01' }).get(run.id)!;
}

const paused = hourOf('a', { endedAt: 4 * HOUR, pauses: [{ start: HOUR, end: 3 * HOUR }] });

test('a pause takes no time and costs nothing', () => {
  const points = at(0.5, 1, 3, 4);
  const places = byMoney(paused, costOf(paused), points);
  if ('none' in places) throw new Error(places.none);
  expect(points.map(places.placeOf)).toEqual([0.5, 1, 1, 2].map((dollars) => expect.closeTo(dollars)));
});

test('the money at the end is what the run did cost', () => {
  const run = hourOf('a');
  const cost = costOf(run);
  const places = byMoney(run, cost, at(1));
  expect('placeOf' in places && places.placeOf({ step: 0, at: HOUR, value: 1 })).toBeCloseTo(cost.spent.value);
});

test('a run under way goes on after the last that was seen of it', () => {
  const run = hourOf('a', { status: 'running', endedAt: undefined, lastSeenAt: HOUR });
  const places = byTime(run, at(2));
  expect('placeOf' in places && places.placeOf({ step: 0, at: 2 * HOUR, value: 1 })).toBe(7200);
});

test('without a start time is counted from the first value, and the note says so', () => {
  const run = hourOf('a', { startedAt: undefined, endedAt: undefined });
  const places = byTime(run, at(5, 6));
  expect(places).toMatchObject({ note: 'counted from its first value: its store keeps no start' });
  expect('placeOf' in places && places.placeOf({ step: 1, at: 6 * HOUR, value: 1 })).toBe(3600);
});

test('values without times have no place in time', () => {
  expect(byTime(hourOf('a'), [{ step: 0, at: undefined, value: 1 }])).toEqual({
    none: 'the store keeps no times of these values',
    mendable: false,
  });
});

test('an unknown price is said, never zero', () => {
  const run = hourOf('a');
  expect(
    runCurve(run, costOf(run, { when: {}, sku: 'test:none' }), at(1), { metric: 'm', over: 'money', points: 100, smoothing: 0 }),
  ).toEqual({
    none: expect.stringMatching(/^the cost is unknown: /),
    mendable: true,
  });
});

test('what has curves comes first, of these what is better one way, and what was logged once last', () => {
  const metric = (step: number) => ({ value: 1, step, at: undefined });
  const runs = [
    hourOf('a', {
      metrics: new Map([
        ['epoch', metric(3)],
        ['once', metric(0)],
        ['val_auc', metric(3)],
        ['auc', metric(3)],
      ]),
    }),
    hourOf('b', { metrics: new Map([['epoch', metric(3)]]) }),
  ];
  const meaning = (name: string) => (name.includes('auc') ? { goal: 'max' as const, unit: 'fraction' } : undefined);
  expect(curveMetrics(runs, 'val_auc', meaning).map(({ name, runs: count }) => [name, count])).toEqual([
    ['val_auc', 1],
    ['auc', 1],
    ['epoch', 2],
    ['once', 1],
  ]);
});
