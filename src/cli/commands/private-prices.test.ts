import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { mlflowProject, type StoredRun } from '../../../test/support/mlflow-store.ts';
import { cli } from '../../../test/support/run-cli.ts';

const CONFIG = `
hardware: {default: {sku: "aws:g5.xlarge", region: us-east-1, share: exclusive}}
prices: {asOf: 2026-11-01, private: "\${KNEEPOINT_TEST_PRICES}"}
metrics: {auc: {goal: max, key: true}}
workloads: {prod: {requestsPerHour: 100, replicas: {min: 3}, sku: "aws:g5.xlarge", region: us-east-1}}
value: {usdPerMonthPerPoint: {auc: 900}}
`;
const RUNS: readonly StoredRun[] = [
  { name: 'small', params: { model: 'tree' }, metrics: { auc: 0.7, throughput_per_s: 100 }, start: 0, end: 37 },
  { name: 'large', params: { model: 'net' }, metrics: { auc: 0.8, throughput_per_s: 100 }, start: 0, end: 37 },
];
const removals: (() => void)[] = [];
afterEach(() => vi.unstubAllEnvs());
afterAll(() => removals.forEach((remove) => remove()));

/** A project whose variable leads to a file outside it. */
async function project(prices = '- {sku: "aws:g5.xlarge", usdPerHour: 0.7391, owner: "@infra"}\n') {
  const { root, remove } = await mlflowProject(RUNS, CONFIG);
  const elsewhere = mkdtempSync(join(tmpdir(), 'kneepoint-private-'));
  removals.push(remove, () => rmSync(elsewhere, { recursive: true, force: true }));
  const file = join(elsewhere, 'prices.yaml');
  writeFileSync(file, prices);
  vi.stubEnv('KNEEPOINT_TEST_PRICES', file);
  const read = (name: string) => readFileSync(join(root, name), 'utf8');
  const check = (...args: string[]) => cli('check', root, '--date', '2026-11-21', ...args);
  return { root, file, read, check, write: () => cli('select', root, '--date', '2026-11-20', '--write') };
}

/** Where words stand in a page, which is too long to be shown. */
function around(page: string, words: readonly string[]): readonly string[] {
  return words.flatMap((word) => (page.includes(word) ? [page.slice(Math.max(0, page.indexOf(word) - 80)).slice(0, 160)] : []));
}

describe('private prices', () => {
  it('count, and stand in no file that is written, nor does their path', async () => {
    const { root, file, read, write, check } = await project();
    expect((await cli('prices', root, '--search', 'g5.xlarge')).out).toMatch(/0\.7391 .*private prices \(@infra\)/);
    expect(await write()).toMatchObject({ code: 0 });
    for (const name of ['model-selection.yaml', 'model-selection.evidence.jsonl'])
      expect(read(name)).not.toMatch(/0\.7391|infra|elsewhere/);
    expect(read('model-selection.yaml')).toContain('priceBasis: contracted');
    expect(await check()).toEqual({ code: 0, out: 'holds  model-selection.yaml: re-derived from its evidence\n', err: '' });
    const page = join(root, 'report.html');
    expect(await cli('report', root, '-o', page)).toMatchObject({ code: 0 });
    expect(around(readFileSync(page, 'utf8'), ['0.7391', '@infra', file])).toEqual([]);
  });

  it('that are not at hand leave a decision open, with exit code 0 and the reason', async () => {
    const { root, write, check } = await project();
    await write();
    vi.stubEnv('KNEEPOINT_TEST_PRICES', undefined);
    expect(await check()).toEqual({
      code: 0,
      out: [
        'open   model-selection.yaml: could not be checked in full; advice:',
        'unproven  it could not be re-derived without the private prices of aws:g5.xlarge on-demand (KNEEPOINT_TEST_PRICES is not set)',
        '',
      ].join('\n'),
      err: 'kneepoint: warning: kneepoint.yaml:3:28: KNEEPOINT_TEST_PRICES is not set; set it to the path of the private price file, until then list prices count\n',
    });
    expect(JSON.parse((await check('--format', 'json')).out)).toMatchObject({ decisions: [{ holds: true, proven: false }] });
    const page = join(root, 'report.html');
    expect(await cli('report', root, '-o', page)).toMatchObject({ code: 0 });
    expect(around(readFileSync(page, 'utf8'), ['Not checked in full'])).toHaveLength(1);
  });

  it('that changed are said, and asked whom they would choose', async () => {
    const { file, write, check } = await project();
    await write();
    writeFileSync(file, '- {sku: "aws:g5.xlarge", usdPerHour: 0.75}\n');
    const { code, out } = await check('--prices', 'current');
    expect([code, out.split('\n').map((line) => line.split(' ')[0])]).toEqual([0, ['open', 're-priced', 'unproven', '']]);
  });

  it('that cannot be understood are said with both places, and list prices count', async () => {
    const { root } = await project('overrides:\n  - {sku: "aws:g5.xlarge", usdPerHour: cheap}\n');
    const { code, out, err } = await cli('select', root, '--explain');
    expect([code, out]).toEqual([0, expect.stringContaining('source: aws:g5.xlarge on-demand us-east-1: aws/karpenter')]);
    expect(err).toMatch(
      /^kneepoint: warning: kneepoint\.yaml:3:28: the private price file \$\{KNEEPOINT_TEST_PRICES\} is wrong at 2:28: .*; mend it, until then list prices count\n$/,
    );
  });
});
