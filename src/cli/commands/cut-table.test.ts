import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { mlflowProject } from '../../../test/support/mlflow-store.ts';
import { cli } from '../../../test/support/run-cli.ts';

const CONFIG = `hardware: {default: {sku: "test:box"}}
prices: {overrides: [{sku: "test:box", usdPerHour: 2}]}
stores: [{path: r.csv, map: {name: name, durationSeconds: seconds, params: [lr]}}]
`;
const removals: (() => void)[] = [];
afterAll(() => removals.forEach((remove) => remove()));

it('of a table that is not read to its end the sum is a lower bound, which says why', async () => {
  const { root, remove } = await mlflowProject([{ name: 'a' }], CONFIG);
  removals.push(remove);
  writeFileSync(join(root, 'r.csv'), 'name,lr,accuracy,seconds\nA,1,0.8,3600\n"B,2,0.9,3600\nC,3,0.9,3600\n');
  const { out } = await cli('scan', root);
  expect(out).toMatch(/spent ≥ \$[\d.]+\?; runs are missing in the sum: r\.csv is not read to its end/);
});
