import { afterAll, beforeAll, expect, it } from 'vitest';
import { mlflowProject } from '../../../test/support/mlflow-store.ts';
import { cli } from '../../../test/support/run-cli.ts';

let root = '';
let remove = () => undefined as void;
beforeAll(async () => {
  ({ root, remove } = await mlflowProject([], ''));
});
afterAll(() => remove());

const lines = async (search: string) => (await cli('prices', root, '--search', search)).out.split('\n');

it('says how many accelerators an instance has', async () => {
  expect((await lines('p4d.24xlarge')).filter((line) => line.startsWith('aws:'))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^aws:p4d\.24xlarge +8 × A100-40GB +us-east-1 +on-demand +21\.9576 +USD\/h/)]),
  );
  expect(await lines('g5.xlarge')).toContainEqual(expect.stringMatching(/^aws:g5\.xlarge +A10G /));
});

it('prints prices without the noise of their arithmetic', async () => {
  expect(await lines('serverless-48gb')).toContainEqual(expect.stringMatching(/ 1\.224 +USD\/device-h /));
});
