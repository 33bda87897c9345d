import { copyFileSync, readFileSync } from 'node:fs';
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
const RUNS: readonly StoredRun[] = [
  { name: 'small', params: { model: 'tree' }, metrics: { auc: 0.7, throughput_per_s: 100 } },
  { name: 'large', params: { model: 'net' }, metrics: { auc: 0.8, throughput_per_s: 100 } },
];
const removals: (() => void)[] = [];
afterAll(() => removals.forEach((remove) => remove()));

async function project() {
  const { root, remove } = await mlflowProject(RUNS, CONFIG);
  removals.push(remove);
  const select = (...args: string[]) => cli('select', root, '--date', '2026-11-20', ...args);
  const check = () => cli('check', root, '--date', '2026-11-21');
  const report = () => cli('report', root, '-o', '-');
  return { root, select, check, report, file: () => readFileSync(join(root, 'model-selection.yaml'), 'utf8') };
}

describe('roles on the command line', () => {
  it('name a fallback that is written, kept by the next select, checked, and dropped by none', async () => {
    const { select, check, file } = await project();
    expect((await select('--fallback', 'small', '--write')).out).toMatch(
      /^Fallback: small; auc 0\.7; \$.*; by the rule worse by \$9k\/mo$/m,
    );
    expect(file()).toContain('- role: fallback');
    expect((await select('--write', '--rationale', 'as before')).code).toBe(0);
    expect(file()).toContain('- role: fallback');
    expect(await check()).toMatchObject({ code: 0, out: 'holds  model-selection.yaml: re-derived from its evidence\n' });
    await select('--fallback', 'none', '--write');
    expect(file()).not.toContain('role: fallback');
  });

  it('are shown with units, and with no more digits than their error has', async () => {
    const measured = (name: string, model: string, p95_ms: number) => ({
      name,
      params: { model },
      metrics: { p95_ms, throughput_per_s: 100 },
    });
    const runs = [0.2712345, 0.3012345].map((ms, at) => measured(`quick ${at}`, 'quick', ms));
    const { root, remove } = await mlflowProject(
      [...runs, measured('slow', 'slow', 9)],
      CONFIG.replaceAll('auc', 'p95_ms').replace('max', 'min'),
    );
    removals.push(remove);
    const { out } = await cli('select', root, '--rule', 'best-within-budget:5000', '--fallback', 'slow');
    expect(out).toMatch(/^  p95_ms 0\.286 ± 0\.015 ms; \$/m);
    expect(out).toMatch(/^Fallback: slow; p95_ms 9 ms; \$.*; by the rule worse by 8\.7 ms of p95_ms$/m);
  });

  it('name a primary against the rule only with a reason, which the file states', async () => {
    const { select, check, file } = await project();
    expect(await select('--primary', 'small', '--write')).toMatchObject({
      code: 2,
      err: expect.stringContaining('the rule gives large; choosing small against it needs a reason; say it with --because') as string,
    });
    const { out } = await select('--primary', 'small', '--because', 'it fits the device', '--write');
    expect(out).toMatch(/^The rule gives: large$/m);
    expect(out).toMatch(/^Primary against the rule: small; .*\n {2}Because: it fits the device$/m);
    expect(file()).toContain('because: it fits the device');
    expect(await check()).toMatchObject({ code: 0, out: 'holds  model-selection.yaml: re-derived from its evidence\n' });
    expect((await select()).err).toContain('small was chosen against the rule; to keep it, say --primary "small" with --because');
  });

  it('are refused where the name is nobody’s', async () => {
    const { select } = await project();
    expect((await select('--alternative', 'smal')).err).toContain('no candidate is called "smal" (did you mean small?)');
  });

  it('are marked by their name in the report, whose headline is of the primary', async () => {
    const { select, report } = await project();
    await select('--primary', 'small', '--because', 'it fits the device', '--fallback', 'large', '--write');
    const { out } = await report();
    expect(out).toMatch(/data-standing="chosen"[^]*?>small<[^]*data-standing="fallback"[^]*?>large</);
    expect(out).toContain('>fallback<');
    expect(out).toContain('small has auc 0.7 for ');
    expect(out).not.toContain('chosen: large');
  });

  it('are no roles beside the primary for whom the rule gives, and no reason without a primary', async () => {
    const { select } = await project();
    expect(await select('--alternative', 'large')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--alternative large: the rule makes it the primary; name another') as string,
    });
    expect(await select('--because', 'I say so')).toMatchObject({
      code: 2,
      err: expect.stringContaining('none is named; name it with --primary') as string,
    });
  });

  it('stand beside their numbers in a diff, where they are several', async () => {
    const { root, select } = await project();
    await select('--write', '--owner', '@ml');
    copyFileSync(join(root, 'model-selection.yaml'), join(root, 'old.yaml'));
    await select('--write', '--owner', '', '--fallback', 'small');
    const { out } = await cli('diff', join(root, 'old.yaml'), join(root, 'model-selection.yaml'));
    expect(out).toMatch(/^cost\n {2}- \$\S+ \([^)]*\)\n {2}\+ \$\S+ \([^)]*\) for the primary, .* for the fallback$/m);
    expect(out).toContain('owner\n  - @ml\n  + none\n');
  });

  it('do not keep check from saying that a decision is of the future', async () => {
    const { select, check } = await project();
    await select('--write', '--date', '2026-12-24');
    expect(await check()).toMatchObject({
      code: 0,
      out: expect.stringContaining('decided on 2026-12-24, which is in the future') as string,
    });
  });
});
