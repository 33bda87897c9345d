import { afterAll, describe, expect, it } from 'vitest';
import { mlflowProject, type StoredRun } from '../../../test/support/mlflow-store.ts';
import { cli } from '../../../test/support/run-cli.ts';
import { scanSchema } from '../../app/views/scan-view.ts';

const BOX = 'hardware: {default: {sku: "test:box"}}\nprices: {overrides: [{sku: "test:box", usdPerHour: 2}]}\n';
const removals: (() => void)[] = [];
afterAll(() => removals.forEach((remove) => remove()));

async function scan(runs: readonly StoredRun[], config: string, ...args: string[]) {
  const { root, remove } = await mlflowProject(runs, config);
  removals.push(remove);
  return cli('scan', root, ...args);
}

describe('the last line of a scan', () => {
  it('counts every reason why a cost is unknown', async () => {
    const { out } = await scan(
      [
        { name: 'a' },
        { name: 'b', tags: { 'kneepoint.sku': 'test:none' } },
        { name: 'c', status: 'RUNNING' },
        { name: 'd', status: 'RUNNING' },
        { name: 'e', start: 60, end: 0 },
      ],
      BOX,
    );
    expect(out).toContain('spent ≥ $2.00?; 4 without a cost (2 no end time recorded, 1 unknown sku "test:none", 1 ends before it starts).');
  });

  it('marks a sum of which a part is assumed', async () => {
    const said = { name: 'a', tags: { 'kneepoint.sku': 'test:box' } };
    expect((await scan([said, { ...said, name: 'b' }], BOX)).out).toMatch(/; spent \$[\d.]+\.\n/);
    expect((await scan([said, { name: 'b' }], BOX)).out).toMatch(/; spent \$[\d.]+\?\.\n/);
  });

  it('says one reason once, and that a part of a cost is missing', async () => {
    expect((await scan([{ name: 'a' }, { name: 'b' }], '')).out).toContain('; spent unknown; 2 without a cost (hardware not recorded).');
    const { out } = await scan([{ name: 'a', tags: { 'kneepoint.sku': 'test:box + test:none' } }], BOX);
    expect(out).toContain('; spent ≥ $2.00; 1 with a part of it only (unknown sku "test:none").');
  });
});

it('a running run that logged nothing after its start has an unknown duration and cost, not none', async () => {
  const runs = [{ name: 'just begun', status: 'RUNNING', metrics: { loss: 1 }, loggedAt: 0, start: 0 }] as const;
  const { out } = await scan(runs, BOX);
  expect(out).toMatch(/just begun .* unknown +test:box +unknown\n/);
  const view = scanSchema.parse(JSON.parse((await scan(runs, BOX, '--format', 'json')).out));
  expect(view.runs[0]).toMatchObject({ durationSeconds: { unknown: 'no-end-time' }, spent: { unknown: 'no-end-time' } });
});

describe('a run of three seconds', () => {
  const short: readonly StoredRun[] = [{ name: 'short', start: 0, end: 0.05 }];
  const config = (more: string) => `hardware:\n  default: {sku: "aws:g5.xlarge", region: us-east-1${more}}\n`;

  it.each([
    [', share: exclusive', 3],
    [', share: exclusive, billing: {}', 60],
    [', share: exclusive, billing: {provisioningSeconds: 90}', 150],
    [', share: exclusive, billing: {minimumSeconds: 3600}', 3600],
  ])('on an instance%s is billed %d seconds', async (more, billed) => {
    const { err, out } = await scan(short, config(more), '--format', 'json');
    const [run] = scanSchema.parse(JSON.parse(out)).runs;
    expect([err, run]).toMatchObject(['', { durationSeconds: 3, spent: { value: expect.closeTo((billed / 3600) * 1.006, 9) as number } }]);
  });

  it('on an instance that others share is billed them alone, and that its billing adds nothing is said', async () => {
    const { err, out } = await scan(short, config(', billing: {provisioningSeconds: 90}'), '--format', 'json');
    expect(scanSchema.parse(JSON.parse(out)).runs[0]?.spent).toMatchObject({ value: expect.closeTo((3 / 3600) * 1.006, 9) as number });
    expect(err).toMatch(/^kneepoint: warning: kneepoint\.yaml:2:54: this billing adds nothing: .* it counts with "share: exclusive"\n$/);
  });
});
