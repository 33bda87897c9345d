import { expect, it } from 'vitest';
import { bookOf, DOLLAR_AN_HOUR, sha256 } from '../../../test/support/facts.ts';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import { diagnosticSentence } from '../../core/format/diagnostic.ts';
import type { PriceEntry } from '../../core/prices/entry.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run } from '../../core/runs/run.ts';
import { acceleratorCounts, acceleratorCountsOfRuns } from './accelerator-counts.ts';
import { loadSettings } from './settings.ts';

const EIGHT: PriceEntry = { ...DOLLAR_AN_HOUR, sku: 'aws:p4d.24xlarge', devices: 8, accelerator: 'A100-40GB' };
const ONE: PriceEntry = { ...EIGHT, sku: 'lambda:a100', kind: 'accelerator', unit: 'device-h', devices: 1 };
const MEANT = 'is 8 whole instances of aws:p4d.24xlarge, each with 8 A100-40GB (did you mean 1 instance, which has 8 accelerators?)';

function settingsOf(config: string) {
  const files = memoryFiles({ '/p/kneepoint.yaml': config });
  return loadSettings('/p', { version: 't', asOf: '2026-11-23', entries: [EIGHT, ONE] }, { files, sha256, env: () => undefined });
}

function runOf(name: string, tags: Readonly<Record<string, string>>): Run {
  const store = { kind: 'table', identity: 'r.csv' };
  return { name, store, tags: new Map(Object.entries(tags)), params: new Map(), experiment: { id: 'r', name: 'r' } } as unknown as Run;
}

const lines = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map((item) => `${item.severity} ${item.file}:${item.place ?? ''}: ${diagnosticSentence(item)}`);

it('a rule that counts the accelerators of an instance as instances is said at its line', () => {
  const settings = settingsOf(
    [
      'hardware:',
      '  default: {sku: "aws:p4d.24xlarge", devices: 8}',
      '  rules:',
      '    - {when: {name: a}, sku: "aws:p4d.24xlarge", devices: 2}',
      '    - {when: {name: b}, sku: "lambda:a100", devices: 8}',
      '    - {when: {name: c}, sku: "aws:p4d.24xlarge", devices: 16}',
    ].join('\n'),
  );
  expect(lines(acceleratorCounts({ ...settings, file: 'kneepoint.yaml' }))).toEqual([
    `warning kneepoint.yaml:2:38: devices: 8 ${MEANT}; say devices: 1`,
    expect.stringMatching(/^warning kneepoint\.yaml:6:50: .*did you mean 2 instances, which have 16 accelerators\?\); say devices: 2$/),
  ]);
  expect(lines(settings.diagnostics).filter((line) => line.includes('whole instances'))).toHaveLength(2);
});

it('a run that counts them so is said once, with how many more do', () => {
  const mistaken = { 'kneepoint.sku': 'aws:p4d.24xlarge', 'kneepoint.devices': '8' };
  const runs = [
    runOf('a', mistaken),
    runOf('b', mistaken),
    runOf('c', { ...mistaken, 'kneepoint.devices': '2' }),
    runOf('d', { 'kneepoint.sku': 'lambda:a100', 'kneepoint.devices': '8' }),
  ];
  expect(lines(acceleratorCountsOfRuns(runs, { config: {}, book: bookOf(EIGHT, ONE) }))).toEqual([
    `warning r.csv:run a: the tag kneepoint.devices is 8, as of 1 more run, which ${MEANT}; log 1`,
  ]);
});

it('a number that a rule overrules is not said; one that is said beside the SKU of a rule is', () => {
  const runs = [runOf('a', { 'kneepoint.devices': '8' })];
  const said = (devices: string) =>
    lines(acceleratorCountsOfRuns(runs, settingsOf(`hardware: {default: {sku: "aws:p4d.24xlarge"${devices}}}`)));
  expect(said(', devices: 1')).toEqual([]);
  expect(said('')).toEqual([expect.stringMatching(/; log 1, or state devices: 1 beside its sku in kneepoint\.yaml$/)]);
});
