import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mlflowProject, type StoredRun } from '../../../test/support/mlflow-store.ts';
import { cli } from '../../../test/support/run-cli.ts';

const CONFIG = `
hardware: {default: {sku: "test:box", region: here, share: exclusive}}
prices: {asOf: 2026-11-01, overrides: [{sku: "test:box", usdPerHour: 2}]}
metrics: {auc: {goal: max, key: true}}
workloads: {prod: {requestsPerHour: 100, sku: "test:box", region: here}}
value: {usdPerMonthPerPoint: {auc: 900}}
`;
const removals: (() => void)[] = [];
afterAll(() => removals.forEach((remove) => remove()));

async function project(uriIn: (root: string) => string) {
  const runs = (root: string): readonly StoredRun[] => [
    { name: 'small', params: { model: 'tree' }, metrics: { auc: 0.7, throughput_per_s: 100 } },
    { name: 'large', params: { model: 'net' }, metrics: { auc: 0.8, throughput_per_s: 100 }, artifactUri: uriIn(root) },
  ];
  const { root, remove } = await mlflowProject(runs, CONFIG);
  removals.push(remove);
  mkdirSync(join(root, 'models/large'), { recursive: true });
  writeFileSync(join(root, 'models/large/model.pkl'), 'weights');
  const yaml = () => readFileSync(join(root, 'model-selection.yaml'), 'utf8');
  const both = () => yaml() + readFileSync(join(root, 'model-selection.evidence.jsonl'), 'utf8');
  return {
    root,
    yaml,
    both,
    write: () => cli('select', root, '--date', '2026-11-20', '--write'),
    check: () => cli('check', root, '--date', '2026-11-21'),
  };
}

describe('the artefact of the chosen', () => {
  it.each([
    ['as it is named', () => './models/large', './models/large'],
    ['not by a path of this machine', (root: string) => join(root, 'models/large'), 'models/large'],
    ['not by a file URI', (root: string) => `file://${join(root, 'models/large')}`, 'models/large'],
  ])('is written %s, with its digest', async (_, uriIn, uri) => {
    const { root, yaml, both, write, check } = await project(uriIn);
    expect(await write()).toMatchObject({ code: 0, err: expect.not.stringContaining('warning') as string });
    expect(yaml()).toMatch(new RegExp(`artifact:\\n\\s+uri: ${uri.replace('./', '\\./')}\\n\\s+digest: sha256:[0-9a-f]{64}\\n`));
    expect(both()).not.toContain(root);
    expect(await check()).toMatchObject({ code: 0, out: 'holds  model-selection.yaml: re-derived from its evidence\n' });
    expect((await write()).err).toContain('not touched');
  });

  it('that became another one fails the check, one that is not there does not', async () => {
    const { root, write, check } = await project(() => './models/large');
    await write();
    writeFileSync(join(root, 'models/large/model.pkl'), 'Weights');
    expect(await check()).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /^tampered {2}model-selection\.yaml: the artefact \.\/models\/large is not the one that was decided on: /,
      ) as string,
    });
    rmSync(join(root, 'models'), { recursive: true });
    expect(await check()).toMatchObject({ code: 0, out: 'holds  model-selection.yaml: re-derived from its evidence\n' });
  });

  it('that holds links has no digest, which is said', async () => {
    const { root, yaml, write, check } = await project(() => './models/large');
    symlinkSync('model.pkl', join(root, 'models/large/latest.pkl'));
    expect(await write()).toMatchObject({
      code: 0,
      err: expect.stringContaining('kneepoint: warning: the artefact models/large has no digest: it holds links') as string,
    });
    expect(yaml()).toMatch(/artifact:\n\s+uri: \.\/models\/large\n\s+serving/);
    expect(await check()).toMatchObject({ code: 0 });
  });

  it('is not read unless the decision is written', async () => {
    const { root } = await project(() => './models/large');
    expect((await cli('select', root, '--format', 'json')).out).not.toMatch(/"uri": "\.\/models\/large",\n\s+"digest"/);
  });
});
