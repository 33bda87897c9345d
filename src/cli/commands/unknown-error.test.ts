import { afterAll, expect, it } from 'vitest';
import { mlflowProject } from '../../../test/support/mlflow-store.ts';
import { cli } from '../../../test/support/run-cli.ts';

const CONFIG = `hardware: {default: {sku: "test:box"}}
prices: {overrides: [{sku: "test:box", usdPerHour: 2}]}
workloads: {prod: {requestsPerHour: 72000, sku: "test:box"}}
value: {usdPerMonthPerPoint: {auc: 900}}
metrics: {auc: {key: true}}
`;
const removals: (() => void)[] = [];
afterAll(() => removals.forEach((remove) => remove()));

async function ask(command: string, beside: Readonly<Record<string, number>>) {
  const runs = [
    { name: 'small', params: { model: 'tree' }, metrics: { auc: 0.7, throughput_per_s: 30, ...beside } },
    { name: 'large', params: { model: 'net' }, metrics: { auc: 0.72, throughput_per_s: 9, ...beside } },
  ];
  const { root, remove } = await mlflowProject(runs, CONFIG);
  removals.push(remove);
  return (await cli(command, root)).out;
}

it('a metric whose error nobody knows has no interval, and no chance of a place', async () => {
  const out = await ask('pareto', {});
  expect(out).toContain('adds 2.0 points for');
  expect(out).toContain('more: its error is unknown.');
  expect(out).toContain('The error of auc is unknown for 2 of 2');
  expect(out).not.toMatch(/100(\.0)? %/);
});

it('a choice by such a metric says that its error is unknown', async () => {
  expect(await ask('select', {})).toContain('best in an unknown share of draws: error unknown');
});

it('a metric with an error keeps both', async () => {
  const out = await ask('pareto', { auc_se: 0.001 });
  expect(out).toMatch(/adds 2\.0 points \(1\.\d+ to 2\.\d+\)/);
  expect(out).toMatch(/100(\.0)? %/);
});
