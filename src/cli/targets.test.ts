import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
`;
const MARK = '<script type="application/json" id="kneepoint-model">';
let root = '';
let elsewhere = '';
let remove = () => undefined as void;
const at = (name: string) => join(root, name);

beforeAll(async () => {
  const measured = { params: { model: 'tree' }, metrics: { auc: 0.7, throughput_per_s: 100 } };
  ({ root, remove } = await mlflowProject([{ name: 'small', ...measured }], CONFIG));
  elsewhere = mkdtempSync(join(tmpdir(), 'kneepoint-elsewhere-'));
  writeFileSync(at('other.html'), `<!doctype html>\n<p>a page of somebody's</p>\n`);
  writeFileSync(at('notes.txt'), MARK);
  writeFileSync(at('their.model-selection.yaml'), 'model: tree\n');
  mkdirSync(at('sub'));
  symlinkSync(elsewhere, at('linked'));
});
afterAll(() => {
  remove();
  rmSync(elsewhere, { recursive: true, force: true });
});

describe('a report', () => {
  it.each(['mlflow.db', 'kneepoint.yaml', 'other.html', 'notes.txt'])('does not replace %s', async (name) => {
    const before = readFileSync(at(name));
    expect(await cli('report', root, '-o', at(name))).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining('is there already and is no report of Kneepoint; say another file with --output') as string,
    });
    expect(readFileSync(at(name))).toEqual(before);
  });

  it('replaces an older report, and a file without content', async () => {
    writeFileSync(at('report.html'), '');
    expect(await cli('report', root, '-o', at('report.html'))).toMatchObject({ code: 0 });
    writeFileSync(at('report.html'), `${readFileSync(at('report.html'), 'utf8')}<!-- older -->`);
    expect(await cli('report', root, '-o', at('report.html'))).toMatchObject({ code: 0 });
    expect(readFileSync(at('report.html'), 'utf8')).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
  });

  it('goes to standard output alone with "-o -"', async () => {
    const { code, out, err } = await cli('report', root, '-o', '-');
    expect([code, out, err]).toEqual([0, expect.stringMatching(/^<!doctype html>[^]*<\/html>\n$/), '']);
    expect(out).toContain(MARK);
    expect(existsSync('-')).toBe(false);
  });

  it('says which folder is missing', async () => {
    const { code, err } = await cli('report', root, '-o', at('none/x.html'));
    expect([code, err]).toEqual([2, `kneepoint: ${at('none/x.html')}: no such folder ${at('none')}; make it first\n`]);
  });
});

describe('a decision', () => {
  it.each([
    ['mlflow.db', `a decision's name ends in model-selection.yaml, so that "kneepoint check" finds it; say mlflow.model-selection.yaml`],
    ['kneepoint.yaml', 'say kneepoint.model-selection.yaml'],
    ['mymodel-selection.yaml', `a decision's name ends in model-selection.yaml`],
    ['their.model-selection.yaml', 'is there already and is no decision of Kneepoint; say another one with --file'],
    ['../model-selection.yaml', 'a decision lies in its project'],
    ['linked/model-selection.yaml', 'a decision lies in its project'],
    ['none/model-selection.yaml', 'make it first'],
  ])('is not written to %s', async (file, message) => {
    const before = existsSync(at(file)) ? readFileSync(at(file)) : undefined;
    expect(await cli('select', root, '--write', '--file', file)).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining(message) as string,
    });
    expect(existsSync(at(file)) ? readFileSync(at(file)) : undefined).toEqual(before);
  });

  it('is written into a folder of the project, and over one in which a merge left its marks', async () => {
    expect(await cli('select', root, '--write', '--file', 'sub/eu.model-selection.yaml')).toMatchObject({ code: 0 });
    const path = at('sub/eu.model-selection.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/^decision:\n/m, 'decision:\n<<<<<<< HEAD\n'));
    expect(await cli('select', root, '--write', '--file', 'sub/eu.model-selection.yaml')).toMatchObject({ code: 0 });
    expect(readFileSync(path, 'utf8')).not.toContain('<<<<');
  });

  it('does not replace what only has the name of its evidence', async () => {
    const theirs = at('.model-selection.evidence.jsonl');
    writeFileSync(theirs, '{"somebody": "else"}\n');
    expect(await cli('select', root, '--write', '--file', '.model-selection.yaml')).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining('.model-selection.evidence.jsonl: the evidence of .model-selection.yaml would replace it') as string,
    });
    expect([readFileSync(theirs, 'utf8'), existsSync(at('.model-selection.yaml'))]).toEqual(['{"somebody": "else"}\n', false]);
  });

  it('is not reviewed before it is made', async () => {
    const select = (...args: string[]) => cli('select', root, ...args);
    expect(await select('--date', '2026-11-20', '--review-by', '2026-11-19')).toEqual({
      code: 2,
      out: '',
      err: 'kneepoint: --review-by 2026-11-19 is before the day of the decision, 2026-11-20; say a later one\n',
    });
    expect(await select('--review-by', '2020-01-01')).toMatchObject({ code: 2 });
    expect(await select('--date', '2026-11-20', '--review-by', '2026-11-20')).toMatchObject({ code: 0 });
  });
});
