import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mlflowProject, type StoredRun } from '../../../test/support/mlflow-store.ts';
import { cli } from '../../../test/support/run-cli.ts';
import { paretoSchema } from '../../app/views/pareto-view.ts';

const CONFIG = `
hardware: {default: {sku: "test:box", share: exclusive}}
prices: {overrides: [{sku: "test:box", usdPerHour: 2}]}
metrics: {auc: {goal: max, key: true}}
workloads: {prod: {requestsPerHour: 100, sku: "test:box"}}
`;
const trained = (name: string, model: string, auc: number, throughput: number): StoredRun => ({
  name,
  params: { model },
  metrics: { auc, throughput_per_s: throughput },
});
const RUNS: readonly StoredRun[] = [
  trained('small', 'tree', 0.7, 100),
  trained('turned \u202Egpj\nand cut', 'net', 0.8, 100),
  { ...trained('slow', 'wide net', 0.9, 0.001), metrics: { auc: 0.9, throughput_per_s: 0.001, parameters: 1.5e30 } },
  { name: 'sweep', metrics: { auc: 0.9 } },
  { ...trained('half', 'half a net', 0.75, 90), parent: 'sweep' },
  { ...trained('now', 'net', 0.99, 90), status: 'RUNNING' },
  { ...trained('gone', 'net', 0.99, 90), status: 'FAILED' },
];
let root = '';
let remove = () => undefined as void;

beforeAll(async () => {
  ({ root, remove } = await mlflowProject(RUNS, CONFIG));
});
afterAll(() => remove());

const LEFT_OUT =
  '3 runs left out: 1 with metrics and runs below, 1 still running, 1 failed; candidates are finished runs without runs below them\n';

describe('pareto', () => {
  it('says which runs are no candidates and why', async () => {
    expect((await cli('pareto', root)).out).toContain(LEFT_OUT);
    const { leftOut } = paretoSchema.parse(JSON.parse((await cli('pareto', root, '--format', 'json')).out));
    expect(leftOut).toEqual([
      { why: 'parent', runs: 1 },
      { why: 'running', runs: 1 },
      { why: 'failed', runs: 1 },
    ]);
  });

  it.each([
    ['params.model = forest', `--where 'params.model = forest': none of 4 candidates (4 runs) passes\n`],
    ['metrics.auk > 0.5', `none of 4 candidates (4 runs) passes; none has metrics.auk (did you mean metrics.auc?)`],
    ['tags.owner = me and metrics.auc > 0', `; none has tags.owner`],
  ])('says that nothing passes --where %o, and what it looked at', async (where, message) => {
    for (const command of ['pareto', 'select', 'report']) {
      const answer = await cli(command, root, '--where', where);
      expect(answer).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) as string });
    }
  });

  it('names the workloads where none of several is said', async () => {
    const two = CONFIG.replace('workloads: {', 'workloads: {night: {requestsPerHour: 1, sku: "test:box"}, ');
    const project = await mlflowProject(RUNS, two);
    expect((await cli('pareto', project.root)).out).toContain('no monthly cost: say --workload night or --workload prod.\n');
    project.remove();
  });

  it('says that a workload lacks its hardware, and that a throughput is no positive number', async () => {
    const odd = await mlflowProject([trained('small', 'tree', 0.7, 0)], CONFIG);
    expect((await cli('pareto', odd.root)).out).toContain('throughput is 0');
    odd.remove();
    const bare = await mlflowProject(RUNS, CONFIG.replace('100, sku: "test:box"', '100'));
    expect((await cli('pareto', bare.root)).out).toContain('say what it is served on in kneepoint.yaml, as sku of the workload');
    bare.remove();
  });

  it('shows what is hidden in a name', async () => {
    const { out } = await cli('pareto', root, '--all');
    expect(out).toContain('turned \\u{202E}gpj\\u{A}and cut');
    expect(out).not.toMatch(/\u202E/);
  });

  it('marks costs that are the same money', async () => {
    expect((await cli('pareto', root, '--where', 'metrics.auc < 0.85')).out).not.toContain('agree in cost');
    const { out } = await cli('pareto', 'examples/flights');
    expect(out).toContain('6 of the front agree in cost to three digits ($88.9/mo): to a rule that is the same money\n');
  });

  it('prints large numbers with their exponent', async () => {
    const { out } = await cli('pareto', root, '--objective', 'metrics.auc:max', '--objective', 'metrics.parameters:min');
    expect(out).toMatch(/slow .* 1\.5e30 /);
  });
});
