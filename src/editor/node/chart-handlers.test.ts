import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CurveAxis, Regimes } from '../../protocol/charts.ts';
import { nodePorts } from '../../node/ports.ts';
import { storagePorts } from '../../node/storage-ports.ts';
import { readerHandlers } from '../rows/handlers.ts';

const STORES = { mlflow: 'workspace', tensorboard: 'tensorboard/project', wandb: 'wandb/0.31' };
let scratch: string;
const handlers = readerHandlers(nodePorts(), storagePorts(), () => {});
const root = (store: keyof typeof STORES) => join(scratch, store);

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'kneepoint-charts-'));
  for (const [name, path] of Object.entries(STORES)) {
    cpSync(fileURLToPath(new URL(`../../../test/fixtures/${path}`, import.meta.url)), join(scratch, name), { recursive: true });
  }
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function idOf(store: keyof typeof STORES, name: string): Promise<string> {
  const { ids } = await handlers.table({ root: root(store), mode: 'runs' });
  const { runs } = await handlers.curves({ root: root(store), mode: 'runs', ids: ids.slice(0, 50) });
  return runs.find((run) => run.name === name)!.run;
}

async function curve(store: keyof typeof STORES, name: string, metric: string, over: CurveAxis, smoothing = 0) {
  const answer = await handlers.series({ root: root(store), run: await idOf(store, name), metric, over, points: 1000, smoothing });
  if ('none' in answer) return answer.none;
  return { ...answer, x: [...answer.x], y: [...answer.y] };
}

test('the metrics that rows have curves of come with the key metric first, and what was logged once last', async () => {
  const { ids } = await handlers.table({ root: root('mlflow'), mode: 'runs' });
  const { metrics, runs, of } = await handlers.curves({ root: root('mlflow'), mode: 'runs', ids });
  expect(metrics[0]).toEqual({ name: 'val/accuracy', runs: 9, steps: true, goal: 'max', unit: 'fraction' });
  expect(metrics.filter(({ steps }) => !steps).map(({ name }) => name)).toContain('fit_seconds');
  expect([runs.length, of]).toEqual([20, 20]);
});

test('curves of candidates are those of their runs', async () => {
  const { ids } = await handlers.table({ root: root('mlflow'), mode: 'candidates' });
  const { runs } = await handlers.curves({ root: root('mlflow'), mode: 'candidates', ids });
  const seeds = runs.filter(({ name }) => name.startsWith('mlp seed'));
  expect(new Set(seeds.map(({ row }) => row)).size).toBe(1);
  expect(seeds).toHaveLength(3);
});

test('an MLflow run has its values over steps, over time, and over the money spent until then', async () => {
  expect(await curve('mlflow', 'baseline', 'val/accuracy', 'step')).toMatchObject({ x: [0, 1, 2, 3, 4], of: 5 });
  expect(await curve('mlflow', 'baseline', 'val/accuracy', 'time')).toMatchObject({ x: [60, 120, 180, 240, 300] });
  const dollarsAMinute = 0.8048 / 60;
  expect(await curve('mlflow', 'baseline', 'val/accuracy', 'money')).toMatchObject({
    x: [1, 2, 3, 4, 5].map((minutes) => expect.closeTo(minutes * dollarsAMinute, 6)),
    note: '$0.80 for an hour of its work',
  });
});

test('a resumed run neither works nor costs while it pauses', async () => {
  const answer = await curve('mlflow', 'resumed after ninety minutes', 'train/loss', 'time');
  if (typeof answer === 'string') throw new Error(answer);
  expect(answer.x.slice(28, 33)).toEqual([1740, 1800, 1800, 1860, 1920]);
});

test('a run without a price has no curve over money, and says what is missing', async () => {
  const { runs } = await handlers.curves({
    root: root('tensorboard'),
    mode: 'runs',
    ids: (await handlers.table({ root: root('tensorboard'), mode: 'runs' })).ids,
  });
  const { run } = runs.find(({ name }) => name === 'overlapping')!;
  expect(await handlers.series({ root: root('tensorboard'), run, metric: 'loss', over: 'money', points: 100, smoothing: 0 })).toEqual({
    none: 'the cost is unknown: hardware not recorded',
    mendable: true,
  });
});

test('TensorBoard event files and W&B logs have curves over time', async () => {
  expect(await curve('tensorboard', 'overlapping', 'loss', 'time')).toMatchObject({ x: [60, 120, 180, 240, 660, 720] });
  expect(await curve('wandb', 'online', 'train/loss', 'time')).toMatchObject({ x: [60, 120, 180], y: [1, 0.5, 1 / 3] });
  expect(await curve('wandb', 'online', 'train/loss', 'money')).toMatchObject({ note: '$7.35 for an hour of its work' });
});

test('a smoothed curve comes beside the one that was logged', async () => {
  const answer = await curve('mlflow', 'baseline', 'val/accuracy', 'step', 0.9);
  expect(answer).toMatchObject({ y: [0.71, 0.84, 0.905, 0.9125, 0.91], smooth: { y: expect.any(Float64Array) } });
});

test('a run that is gone says so', async () => {
  expect(
    await handlers.series({
      root: root('mlflow'),
      run: 'mlflow-sqlite:mlflow.db:none',
      metric: 'a',
      over: 'step',
      points: 10,
      smoothing: 0,
    }),
  ).toEqual({ none: 'no longer in the store', mendable: false });
});

test('the parts of a cost add up to its total, and an unknown cost says why', async () => {
  const { ids } = await handlers.table({ root: root('mlflow'), mode: 'candidates' });
  const { cost, costs, bars } = await handlers.costParts({ root: root('mlflow'), mode: 'candidates', ids, cost: 'replacement' });
  expect([cost, costs.map(({ id }) => id)]).toEqual(['replacement', ['forward', 'replacement', 'servingPer1k']]);
  const known = bars.filter(({ total }) => 'value' in total);
  expect(known.length).toBeGreaterThan(0);
  for (const { parts, total } of known) {
    const sum = parts.reduce((all, { amount }) => all + ('value' in amount ? amount.value : 0), 0);
    expect(sum).toBeCloseTo('value' in total ? total.value : Number.NaN, 9);
  }
  expect(bars.map(({ total }) => total)).toContainEqual({ none: 'hardware not recorded', mendable: true });
});

test('regimes say who wins from which budget on, and are stale for a table that changed', async () => {
  const { revision } = await handlers.table({ root: root('mlflow'), mode: 'candidates' });
  const ask = { root: root('mlflow'), mode: 'candidates' as const, cost: 'replacement' as const };
  const answer = (await handlers.regimes({ ...ask, revision })) as Regimes;
  expect(answer).toMatchObject({ metric: { name: 'val/accuracy', goal: 'max' }, cost: { id: 'replacement', unit: 'USD' } });
  expect(answer.winners.length).toBeGreaterThan(0);
  expect(answer.budget.stretches.at(-1)!.to).toBeNull();
  expect(answer.budget.chances).toHaveLength(answer.winners.length);
  expect(await handlers.regimes({ ...ask, revision: revision + 1 })).toEqual({ stale: true });
});

test('regimes among some rows leave the others out', async () => {
  const { ids, revision } = await handlers.table({ root: root('mlflow'), mode: 'runs' });
  const rows = Uint32Array.of(ids.indexOf(await idOf('mlflow', 'mlp seed 0')));
  const answer = (await handlers.regimes({ root: root('mlflow'), mode: 'runs', revision, rows })) as Regimes;
  expect(answer.winners.map(({ name }) => name)).toEqual(['mlp seed 0']);
  expect(answer.budget.chances).toEqual([]);
});
