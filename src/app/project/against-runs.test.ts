import { expect, it } from 'vitest';
import { DOLLAR_AN_HOUR, sha256 } from '../../../test/support/facts.ts';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import { diagnosticSentence } from '../../core/format/diagnostic.ts';
import { FileError } from '../../core/ports/files.ts';
import type { PriceEntry } from '../../core/prices/entry.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run } from '../../core/runs/run.ts';
import { oddHardware } from './odd-hardware.ts';
import { loadSettings } from './settings.ts';
import { unloggedMetrics } from './unlogged-metrics.ts';
import { unmatchedRules } from './unmatched-rules.ts';

const HERE: PriceEntry = { ...DOLLAR_AN_HOUR, sku: 'aws:g5.xlarge', region: 'us-east-1' };

function settingsOf(config: string) {
  const files = memoryFiles({ '/p/kneepoint.yaml': config });
  return loadSettings('/p', { version: 't', asOf: '2026-11-23', entries: [HERE] }, { files, sha256, env: () => undefined });
}

function runOf(name: string, tags: Readonly<Record<string, string>>, metrics: readonly string[] = []): Run {
  return {
    ...{ name, store: { kind: 'table', identity: 'r.csv' }, experiment: { id: 'r', name: 'r' } },
    tags: new Map(Object.entries(tags)),
    params: new Map(),
    metrics: new Map(metrics.map((metric) => [metric, {}])),
  } as unknown as Run;
}

function lines(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map((item) => `${item.severity} ${item.file}:${item.place ?? ''}: ${diagnosticSentence(item)}`);
}

it('a hardware rule that fits no run is said at its condition, with what may have been meant', () => {
  const settings = settingsOf(
    [
      'hardware:',
      '  rules:',
      '    - {when: {tag.host: "gqu-01"}, sku: "aws:g5.xlarge"}',
      '    - {when: {tag.hots: "*"}, sku: "aws:g5.xlarge"}',
      '    - {when: {tag.host: "gpu-01", name: b}, sku: "aws:g5.xlarge"}',
      '    - {when: {tag.host: "gpu-*"}, sku: "aws:g5.xlarge"}',
    ].join('\n'),
  );
  const runs = [runOf('a', { host: 'gpu-01' }), runOf('b', { host: 'gpu-02' })];
  expect(lines(unmatchedRules(settings, runs))).toEqual([
    'info kneepoint.yaml:3:15: hardware rule 1 fits no run: none has tag.host "gqu-01" (did you mean gpu-01 or gpu-02?)',
    'info kneepoint.yaml:4:15: hardware rule 2 fits no run: none has tag.hots "*" (did you mean tag.host?)',
    'info kneepoint.yaml:5:8: hardware rule 3 fits no run: each of its conditions fits some, but no run fulfils all of them',
  ]);
  expect(unmatchedRules(settings, [])).toEqual([]);
});

it('a limit on a metric that no run has is a warning, since it keeps everybody out', () => {
  const settings = settingsOf('workloads:\n  prod:\n    requestsPerHour: 1\n    slo: {p96_ms: 40, p95_ms: 30}\n');
  expect(lines(unloggedMetrics(settings, [runOf('a', {}, ['p95_ms'])]))).toEqual([
    'warning kneepoint.yaml:4:11: no run has the metric "p96_ms" (did you mean p95_ms?); as a limit of a workload it keeps every candidate from being compared',
  ]);
});

it('a region in which a SKU has no price is said at its place, with those in which it has one', () => {
  const config =
    'workloads:\n  prod: {requestsPerHour: 1, sku: "aws:g5.xlarge", region: us-esat-1}\nhardware:\n  default: {sku: "aws:g5.xlarge", region: us-east-1}\n';
  expect(lines(settingsOf(config).diagnostics)).toEqual([
    'warning kneepoint.yaml:2:52: there is no price for aws:g5.xlarge in "us-esat-1" (did you mean us-east-1?); it has one in us-east-1; name one of these, or state a price under prices.overrides',
  ]);
});

it('what runs say of their hardware and nobody understands is said once, with the run, the tag, the value and the remedy', () => {
  const odd = { 'kneepoint.sku': 'aws:g5.xlrage', 'kneepoint.devices': 'many', 'kneepoint.purchase': 'spott' };
  const fine = {
    'kneepoint.sku': 'aws:g5.xlarge',
    'kneepoint.devices': '2',
    'kneepoint.purchase': 'Spot',
    'kneepoint.region': 'us-east-1',
  };
  const elsewhere = { 'kneepoint.sku': 'aws:g5.xlarge', 'kneepoint.region': 'eu-nowhere-1' };
  const { book } = settingsOf('');
  expect(lines(oddHardware([runOf('a', odd), runOf('b', fine), runOf('c', odd), runOf('d', elsewhere)], book))).toEqual([
    'warning r.csv:run a: the tag kneepoint.sku is "aws:g5.xlrage", as of 1 more run, which the price book does not have (did you mean aws:g5.xlarge?), so that there is no cost; log a known one, or state its price under prices.overrides',
    'warning r.csv:run a: the tag kneepoint.devices is "many", as of 1 more run, which is no whole number: it counts as not said; log how many it had, as 4',
    'warning r.csv:run a: the tag kneepoint.purchase is "spott", as of 1 more run (did you mean spot?), none of on-demand, spot, reserved-1y, reserved-3y, serverless, owned: on-demand is taken; log one of these',
    'warning r.csv:run d: the tag kneepoint.region is "eu-nowhere-1", where aws:g5.xlarge has no price, so that there is no cost; log another one, or state a price under prices.overrides',
  ]);
});

it('a project folder that may not be read is named itself, not its configuration', () => {
  const files = memoryFiles({});
  const closed = { ...files, ...closing(files) };
  const { diagnostics } = loadSettings(
    '/p',
    { version: 't', asOf: '2026-11-23', entries: [] },
    { files: closed, sha256, env: () => undefined },
  );
  expect(diagnostics).toEqual([{ severity: 'error', code: 'folder-unreadable', file: '.' }]);
});

function closing({ list }: ReturnType<typeof memoryFiles>) {
  const refuse = (path: string): never => {
    throw new FileError('unreadable', path);
  };
  return { readText: refuse, list: (folder: string) => (folder === '/p' ? refuse(folder) : list(folder)) };
}
