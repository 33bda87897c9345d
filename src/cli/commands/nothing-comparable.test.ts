import { afterAll, expect, it } from 'vitest';
import { mlflowProject, type StoredRun } from '../../../test/support/mlflow-store.ts';
import { cli } from '../../../test/support/run-cli.ts';

const BOX = 'hardware: {default: {sku: "test:box"}}\nprices: {overrides: [{sku: "test:box", usdPerHour: 2}]}\n';
const RUNS: readonly StoredRun[] = [
  { name: 'a', params: { model: 'tree' }, metrics: { auc: 0.7, throughput_per_s: 9 } },
  { name: 'b', params: { model: 'net' }, metrics: { auc: 0.8, throughput_per_s: 9 } },
];
const removals: (() => void)[] = [];
afterAll(() => removals.forEach((remove) => remove()));

async function pareto(config: string, ...args: string[]) {
  const { root, remove } = await mlflowProject(RUNS, config);
  removals.push(remove);
  return (await cli('pareto', root, '--objective', 'metrics.auc:max', ...args)).out;
}

it('is said with the reason, counted, and an example of what mends it, instead of a table without rows', async () => {
  const out = await pareto(BOX, '--objective', 'forwardCost:min');
  expect(out.split('\n')).toEqual([
    'No candidate can be compared: see what is missing below.',
    '',
    '2 not comparable: no workload stated',
    'To mend it: describe the traffic, under "workloads" in kneepoint.yaml, as  workloads: {prod: {requestsPerHour: 36000, sku: "aws:g6.xlarge"}}',
    'Next: mend that and ask again; "kneepoint scan" shows every run.',
    '',
  ]);
  const workload = 'workloads: {prod: {requestsPerHour: 36000, sku: "aws:g6.xlarge"}}\n';
  expect(await pareto(BOX + workload, '--objective', 'forwardCost:min')).toContain('● front');
});

it.each([
  [
    '',
    ['--objective', 'replacementCost:min'],
    'To mend it: say the hardware, under "hardware" in kneepoint.yaml, as  hardware: {default: {sku: "aws:g6.xlarge"}}\n',
  ],
  [BOX, ['--constraint', 'metrics.auc >= 0.95'], 'To mend it: loosen a constraint: --constraint,'],
])('with %j and %o names its remedy', async (config, args, remedy) => {
  const out = await pareto(config, ...args);
  expect(out).toContain(remedy);
  expect(out).not.toMatch(/kneepoint select|P\(front\)/);
});
