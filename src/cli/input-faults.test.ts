import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mlflowProject } from '../../test/support/mlflow-store.ts';
import { cli } from '../../test/support/run-cli.ts';

const CONFIG = `
hardware: {default: {sku: "test:box", share: exclusive}}
prices: {overrides: [{sku: "test:box", usdPerHour: 2}]}
metrics: {auc: {goal: max, key: true}}
workloads: {prod: {requestsPerHour: 100, sku: "test:box"}}
value: {usdPerMonthPerPoint: {auc: 900}}
stores: [{path: gone.csv}]
`;
let [root, remove] = ['', () => undefined as void];
beforeAll(async () => {
  ({ root, remove } = await mlflowProject([{ name: 'small', metrics: { auc: 0.7, throughput_per_s: 100 } }], CONFIG));
});
afterAll(() => remove());

describe('a store that kneepoint.yaml names and that is not there', () => {
  it('is bad input to every command that answers from the stores, which prints what there is', async () => {
    for (const command of ['scan', 'pareto', 'select'])
      expect(await cli(command, root)).toMatchObject({ code: 2, out: expect.stringContaining('small') as string });
    expect(await cli('report', root, '-o', '-')).toMatchObject({ code: 2, out: expect.stringContaining('small') as string });
  });

  it('keeps a decision on the other stores from being written', async () => {
    expect(await cli('select', root, '--write')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining(
        'not written, for a store that kneepoint.yaml names could not be read: kneepoint.yaml:7:11: there is no',
      ) as string,
    });
    expect(existsSync(join(root, 'model-selection.yaml'))).toBe(false);
  });
});
