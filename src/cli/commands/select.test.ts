import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mlflowProject, type StoredRun } from '../../../test/support/mlflow-store.ts';
import { cli } from '../../../test/support/run-cli.ts';

const config = (more = '') => `
hardware: {default: {sku: "test:box", region: here, share: exclusive}}
prices: {asOf: 2026-11-01, overrides: [{sku: "test:box", usdPerHour: 2${more}}]}
metrics: {auc: {goal: max, key: true}}
workloads: {prod: {requestsPerHour: 100, sku: "test:box", region: here}}
value: {usdPerMonthPerPoint: {auc: 900}}
`;
const RUNS: readonly StoredRun[] = [
  { name: 'small', params: { model: 'tree' }, metrics: { auc: 0.7, throughput_per_s: 100 } },
  { name: 'large', params: { model: 'net' }, metrics: { auc: 0.8, throughput_per_s: 100 } },
  { name: 'now', params: { model: 'net' }, status: 'RUNNING' },
];
const removals: (() => void)[] = [];
afterAll(() => removals.forEach((remove) => remove()));

async function project(text = config()): Promise<{ root: string; select: (...args: string[]) => ReturnType<typeof cli> }> {
  const { root, remove } = await mlflowProject(RUNS, text);
  removals.push(remove);
  return { root, select: (...args) => cli('select', root, '--date', '2026-11-20', ...args) };
}

describe('the next step of select', () => {
  it('is to write, to commit what was written, to check what was there', async () => {
    const { select } = await project();
    expect((await select()).out).toMatch(/Next: "--write" writes the decision; "--explain" shows the arithmetic; "kneepoint check".*\n$/);
    const first = (await select('--write', '--explain')).out;
    expect(first).toMatch(/Next: commit both files; "kneepoint check" re-derives it\.\n$/);
    expect(first).toContain('1 run left out: 1 still running; candidates are finished runs without runs below them\n');
    expect((await select('--write')).out).toMatch(/Next: "--explain" shows the arithmetic; "kneepoint check" re-derives it\.\n$/);
  });

  it('is to loosen the rule where nobody can be chosen', async () => {
    const { select } = await project();
    const { out } = await select('--rule', 'cheapest-above-floor:0.95');
    expect(out).toContain('Nobody: no candidate meets the constraints and the rule.\n');
    expect(out).toMatch(/Next: loosen a constraint or the rule\.\n$/);
    expect(await select('--rule', 'cheapest-above-floor:0.95', '--write')).toMatchObject({
      code: 2,
      out: expect.not.stringContaining('Next') as string,
      err: expect.stringContaining('not written: the decision is nobody') as string,
    });
  });
});

it('a decision that cannot be written is not said to be', async () => {
  const { root, select } = await project();
  mkdirSync(join(root, 'model-selection.evidence.jsonl', 'in the way'), { recursive: true });
  expect(await select('--write', '--format', 'json')).toMatchObject({ code: 2, out: '' });
});

describe('a price of one’s own', () => {
  it('stands in the decision with its region and end, and the decision holds', async () => {
    const { root, select } = await project(config(', region: here, until: 2026-12-31'));
    expect(await select('--write')).toMatchObject({ code: 0 });
    expect(readFileSync(join(root, 'model-selection.yaml'), 'utf8')).toContain('until: 2026-12-31');
    expect(await cli('check', root, '--date', '2026-11-21')).toMatchObject({
      code: 0,
      out: 'holds  model-selection.yaml: re-derived from its evidence\n',
    });
  });

  it('is none after its end, which is said at its place', async () => {
    const { select } = await project(config(', until: 2026-10-31'));
    const { out, err } = await select();
    expect(err).toContain('kneepoint: warning: kneepoint.yaml:3:73: the price of test:box ended on 2026-10-31');
    expect(out).toContain('no price for test:box on-demand after 2026-10-31');
  });
});

it('who ties by fixed numbers is equal, not within the noise', async () => {
  const { root, remove } = await mlflowProject([RUNS[0]!, { ...RUNS[0]!, name: 'same', params: { model: 'forest' } }], config());
  removals.push(remove);
  const { out } = await cli('select', root, '--date', '2026-11-20');
  expect(out).toMatch(/^Equal to it: (small|same|model=\S+)$/m);
  expect(out).not.toContain('by the noise');
});
