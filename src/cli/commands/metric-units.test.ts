import { afterAll, expect, it } from 'vitest';
import { mlflowProject } from '../../../test/support/mlflow-store.ts';
import { cli } from '../../../test/support/run-cli.ts';

const CONFIG = `hardware: {default: {sku: "test:box"}}
prices: {overrides: [{sku: "test:box", usdPerHour: 2}]}
workloads: {prod: {requestsPerHour: 72000, sku: "test:box"}}
`;
const removals: (() => void)[] = [];
afterAll(() => removals.forEach((remove) => remove()));

async function pareto(values: readonly [number, number], config = '') {
  const runs = values.map((accuracy, at) => ({
    name: `net-${at}`,
    params: { width: String(at) },
    metrics: { accuracy, throughput_per_s: at === 0 ? 30 : 9 },
  }));
  const { root, remove } = await mlflowProject(runs, CONFIG + config);
  removals.push(remove);
  return cli('pareto', root);
}

it('an accuracy in percent is counted in percent, which is said with how to say it oneself', async () => {
  const { out, err } = await pareto([91, 92.5]);
  expect(out).toContain('has accuracy 91 % for');
  expect(out).toContain('adds 1.5 points for');
  expect(err).toContain('metrics: {"accuracy": {unit: percent}}');
});

it('values that are neither fractions nor percentages are told', async () => {
  expect((await pareto([-3, 1.7])).err).toContain('"accuracy" is a fraction by its name and has values from -3 to 1.7');
});

it('a stated unit is not doubted', async () => {
  const { out, err } = await pareto([91, 92.5], 'metrics: {accuracy: {unit: percent}}\n');
  expect(out).toContain('adds 1.5 points for');
  expect(err).not.toContain('accuracy');
});

it('a unit that nobody knows is refused with the list of those that are, and with what may have been meant', async () => {
  const { err } = await pareto([0.8, 0.9], 'metrics: {accuracy: {unit: percnt}}\n');
  expect(err).toContain('metrics.accuracy.unit: the text "percnt" is none of 1, fraction, percent, prediction/s');
  expect(err).toContain('(did you mean percent?)');
});
