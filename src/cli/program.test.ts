import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cli } from '../../test/support/run-cli.ts';
import { paretoSchema } from '../app/views/pareto-view.ts';
import { scanSchema } from '../app/views/scan-view.ts';
import type { DecisionFile } from '../core/decisions/file.ts';
import { sha256 } from '../node/sha256.ts';

const STORE = 'test/fixtures/mlflow/3.x/mlflow.db';
const folders: string[] = [];
let root = '';

/** One price for every run of the fixture, and a service to serve: enough for every number. */
const CONFIG = `
hardware: {default: {sku: "test:box"}}
prices: {overrides: [{sku: "test:box", usdPerHour: 2}]}
candidates: {experiments: [digits]}
metrics: {val/accuracy: {goal: max, key: true}}
lifecycle: {retrainsPerMonth: 10}
workloads: {prod: {requestsPerHour: 0, sku: "test:box"}}
`;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kneepoint-cli-'));
  folders.push(root);
  copyFileSync(STORE, join(root, 'mlflow.db'));
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const DECIDABLE = `${CONFIG}policy: {unknown: ignore}\n`;

const configure = (text = CONFIG) => writeFileSync(join(root, 'kneepoint.yaml'), text);

describe('scan', () => {
  it('prints JSON of its published schema, a cost being a quantity or unknown with a code', async () => {
    const { code, out } = await cli('scan', root, '--format', 'json');
    const view = scanSchema.parse(JSON.parse(out));
    expect([code, view.runs.length > 10]).toEqual([0, true]);
    expect(view.runs.every((run) => 'unknown' in run.spent && run.spent.unknown === 'hardware-not-recorded')).toBe(true);
  });

  it('prices every run once the hardware is said', async () => {
    configure();
    const { runs } = scanSchema.parse(JSON.parse((await cli('scan', root, '--format', 'json')).out));
    const baseline = runs.find((run) => run.name === 'baseline');
    expect(baseline).toMatchObject({
      experiment: 'digits',
      status: 'finished',
      spent: { unit: 'USD', basis: 'assumed', priceBasis: 'contracted' },
    });
  });

  it('leaves the store and its folder as they were', async () => {
    const before = [sha256(readFileSync(join(root, 'mlflow.db'))), readdirSync(root)];
    await cli('scan', root);
    expect([sha256(readFileSync(join(root, 'mlflow.db'))), readdirSync(root)]).toEqual(before);
  });

  it('says what it looked for in an empty folder', async () => {
    mkdirSync(join(root, 'empty'));
    const { code, out } = await cli('scan', join(root, 'empty'));
    expect([code, out]).toEqual([0, expect.stringContaining('Looked 8 folders deep for MLflow')]);
  });

  it('prints CSV that no spreadsheet runs', async () => {
    const { out } = await cli('scan', root, '--format', 'csv');
    const [header, ...rows] = out.trimEnd().split('\r\n');
    expect(header).toMatch(/^id,name,store,/);
    expect(rows.some((row) => /(^|,)[=+@]/.test(row))).toBe(false);
  });
});

describe('pareto', () => {
  it('prints JSON of its published schema', async () => {
    configure();
    const { code, out } = await cli(
      'pareto',
      root,
      '--format',
      'json',
      '--objective',
      'metrics.val/accuracy:max',
      '--objective',
      'forwardCost:min',
    );
    const view = paretoSchema.parse(JSON.parse(out));
    expect([code, view.front.length > 0, view.workload]).toEqual([0, true, 'prod']);
    expect(view.candidates.every((member) => member.rank === view.ranks[member.id])).toBe(true);
  });

  it('keeps only what the filter lets pass', async () => {
    configure();
    const all = paretoSchema.parse(JSON.parse((await cli('pareto', root, '--format', 'json')).out));
    const some = paretoSchema.parse(
      JSON.parse((await cli('pareto', root, '--format', 'json', '--where', 'metrics."val/accuracy" > 0.95')).out),
    );
    expect(some.candidates.length).toBeGreaterThan(0);
    expect(some.candidates.length).toBeLessThan(all.candidates.length);
  });

  it('says whom the rule chooses, as select does, and who scores better where a tie-break decides', async () => {
    const { choice } = paretoSchema.parse(JSON.parse((await cli('pareto', 'examples/flights', '--format', 'json')).out));
    const selected = JSON.parse((await cli('select', 'examples/flights', '--format', 'json')).out) as DecisionFile;
    expect([choice?.id, choice?.tieBreak]).toEqual([selected.chosen[0]?.id, selected.tieBreak]);
    expect(choice?.tieBreak).toMatchObject({ by: 'cheaper', score: 'netBenefit', over: { configuration: 'lgbm-d6-n100' } });
    const { out } = await cli('pareto', 'examples/flights');
    expect(out).toMatch(
      /The rule chooses mlp-w128-d1 \(.*\): lgbm-d6-n100 has the greater expected net benefit \(by \$.* of the tied the cheaper is taken/,
    );
  });

  it('thins the front to what differs by more than is named', async () => {
    const front = async (...args: string[]) =>
      paretoSchema.parse(JSON.parse((await cli('pareto', 'examples/flights', '--format', 'json', ...args)).out)).front;
    const [all, thinned] = [await front(), await front('--epsilon', 'forwardCost=1')];
    expect(all.map((member) => member.id)).toEqual(expect.arrayContaining(thinned.map((member) => member.id)));
    expect(thinned.length).toBeLessThan(all.length);
  });

  it.each([
    [['--objective', 'nothing:max'], 'no metric or cost is called "nothing"'],
    [['--constraint', 'x'], '"x" is no constraint'],
    [['--where', 'metrics.a >'], '--where: expected a value'],
    [['--workload', 'prd'], 'did you mean prod?'],
    [['--epsilon', 'latency=1'], '"latency=1" is no tolerance'],
    [['--rule', 'best'], '"best" is no rule'],
  ])('%o is bad input with a remedy', async (args, message) => {
    configure();
    expect(await cli('pareto', root, ...args)).toEqual({ code: 2, out: '', err: expect.stringContaining(message) as string });
  });
});

describe('select, check and diff', () => {
  const rule = ['--rule', 'within-of-best:1'];

  it('write a decision that holds, and repeat it without touching a byte', async () => {
    configure(DECIDABLE);
    expect(await cli('select', root, ...rule, '--write', '--date', '2026-11-20')).toMatchObject({
      code: 0,
      err: expect.stringContaining('wrote model-selection.yaml') as string,
    });
    const bytes = readFileSync(join(root, 'model-selection.yaml'), 'utf8');
    expect(await cli('check', root)).toMatchObject({ code: 0, out: expect.stringContaining('holds') as string });
    expect(await cli('select', root, ...rule, '--write', '--date', '2026-12-24')).toMatchObject({
      code: 0,
      err: expect.stringContaining('not touched') as string,
    });
    expect(readFileSync(join(root, 'model-selection.yaml'), 'utf8')).toBe(bytes);
  });

  it('exit 1 for a decision that was changed by hand', async () => {
    configure(DECIDABLE);
    await cli('select', root, ...rule, '--write');
    const path = join(root, 'model-selection.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/(usdPerMonth:\n\s+value: )[\d.]+/, '$11'));
    expect(await cli('check', root)).toMatchObject({ code: 1, out: expect.stringContaining('tampered') as string });
  });

  it('advise, and still hold, when the project asks otherwise or the day cannot be', async () => {
    configure(DECIDABLE);
    await cli('select', root, ...rule, '--write', '--date', '2020-01-01');
    configure(DECIDABLE.replace('retrainsPerMonth: 10', 'retrainsPerMonth: 20'));
    const { code, out } = await cli('check', root, '--date', '2026-12-01');
    expect([code, out.split('\n')]).toEqual([
      0,
      [
        'holds  model-selection.yaml: re-derived from its evidence; advice:',
        'stale  kneepoint.yaml asks otherwise by now: lifecycle.retrainsPerMonth was 10, is 20; "kneepoint select" answers the new question',
        expect.stringMatching(
          /^stale {2}decided on 2020-01-01, but 7 of the 7 runs behind it started later, .* on 2026-01-01; correct decidedOn or decide anew$/,
        ),
        '',
      ],
    ]);
  });

  it('tell what changed between two versions', async () => {
    configure(DECIDABLE);
    await cli('select', root, ...rule, '--write');
    copyFileSync(join(root, 'model-selection.yaml'), join(root, 'old.yaml'));
    await cli('select', root, '--rule', 'within-of-best:0', '--write');
    const { code, out } = await cli('diff', join(root, 'old.yaml'), join(root, 'model-selection.yaml'), '--format', 'markdown');
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('| rule | cheapest within 1 point of the best val/accuracy | cheapest within 0 points'),
    ]);
  });

  it('write nothing without --write, and nothing undecided with it', async () => {
    configure();
    await cli('select', root, ...rule);
    expect(await cli('select', root, ...rule, '--write')).toMatchObject({
      code: 2,
      err: expect.stringContaining('not written: the decision is undecided') as string,
    });
    expect(readdirSync(root).filter((name) => name.startsWith('model-selection'))).toEqual([]);
  });
});

describe('usage', () => {
  it.each([
    [['bogus'], "unknown command 'bogus'"],
    [['scna'], 'Did you mean scan?'],
    [['scan', '--format', 'xml'], "argument 'xml' is invalid"],
    [['scan', '/no/such/folder'], 'no such folder'],
    [['check', '.', '--date', 'tomorrow'], 'write a date as YYYY-MM-DD'],
    [['select', '.', '--review-by', '2026-02-30'], 'write a date as YYYY-MM-DD'],
  ])('%o exits with 2', async (args, message) => {
    expect(await cli(...args)).toMatchObject({ code: 2, err: expect.stringContaining(message) as string });
  });

  it('a broken kneepoint.yaml is said with file, line and column', async () => {
    configure('hardware:\n  default: {sku: 3}\n');
    expect(await cli('scan', root)).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining('kneepoint: kneepoint.yaml:2:13: hardware.default.sku') as string,
    });
  });

  it('an unknown SKU in kneepoint.yaml is said with file, line, column and the nearest one', async () => {
    configure('hardware:\n  default: {sku: "aws:g6.xlage"}\n');
    const { code, err } = await cli('scan', root);
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('kneepoint.yaml:2:13: unknown sku "aws:g6.xlage" (did you mean aws:g6.xlarge?)'),
    ]);
  });

  it('what kneepoint.yaml says in vain is said at its place', async () => {
    configure('metrics:\n  val/acuracy: {goal: max}\nhardware:\n  rules:\n    - {when: {experimnet: x}, sku: "aws:g6.xlarge"}\n');
    const { err } = await cli('scan', root);
    expect(err.split('\n')).toEqual([
      'kneepoint: warning: kneepoint.yaml:5:15: a rule looks at "experimnet", which no run has (did you mean experiment?), and never applies; there are experiment, store, name, tag.<key> and param.<key>',
      'kneepoint: info: kneepoint.yaml:2:3: no run has the metric "val/acuracy" (did you mean val/accuracy?); what is said of it changes nothing',
      '',
    ]);
  });

  it.each(['scan', 'pareto', 'select', 'check', 'diff', 'report', 'prices'])('%s --help shows an example', async (command) => {
    expect(await cli(command, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('Examples:') as string });
  });

  it('prices finds what a word is part of', async () => {
    const { code, out } = await cli('prices', root, '--search', 'm8a.medium', '--format', 'json');
    expect([code, (JSON.parse(out) as { entries: unknown[] }).entries.length > 0]).toEqual([0, true]);
  });
});
