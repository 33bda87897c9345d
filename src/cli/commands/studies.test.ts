import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cli } from '../../../test/support/run-cli.ts';

let root = '';
const worker = '"worker_id":"w"';
/** Optuna minimises by 1 and maximises by 2. */
const study = (name: string, direction: 1 | 2) => `{"op_code":0,${worker},"study_name":"${name}","directions":[${direction}]}\n`;
const trial = (of: number, number: number) =>
  `{"op_code":4,${worker},"study_id":${of},"datetime_start":"2026-01-01T00:00:00.000000+00:00"}\n` +
  `{"op_code":6,${worker},"trial_id":${number},"state":1,"values":[0.${number + 1}],"datetime_complete":"2026-01-01T00:01:00.000000+00:00"}\n`;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'kneepoint-studies-'));
  const studies = [study('up', 2), study('down', 1), study('also-up', 2)];
  writeFileSync(join(root, 'journal.log'), [...studies, ...[0, 1, 2].map((number) => trial(number, number))].join(''));
  writeFileSync(join(root, 'kneepoint.yaml'), 'hardware: {default: {sku: "aws:g5.xlarge"}}\n');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const goal = async (...args: string[]) => {
  const { code, out, err } = await cli('pareto', root, '--objective', 'metrics.value', '--format', 'json', ...args);
  return code === 0 ? (JSON.parse(out) as { objectives: [{ goal: string }] }).objectives[0].goal : err;
};

it('of several studies the direction of those that are asked about counts, where they agree', async () => {
  expect(await goal('--experiment', 'down')).toBe('min');
  expect(await goal('--experiment', '*up')).toBe('max');
});

it('studies that do not agree are named with what each says', async () => {
  expect(await goal()).toBe(
    'kneepoint: which way is "metrics.value" better? up and also-up say max, down says min; add :max or :min, or name experiments that agree with --experiment\n',
  );
});
