import { expect, it } from 'vitest';
import { sha256 } from '../../../test/support/facts.ts';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import { matchesRule } from '../../core/hardware/resolve.ts';
import type { Run } from '../../core/runs/run.ts';
import { loadSettings } from './settings.ts';
import { unloggedMetrics } from './unlogged-metrics.ts';

function diagnostics(config: string) {
  const files = memoryFiles({ '/p/kneepoint.yaml': config });
  return loadSettings('/p', { version: 't', asOf: '2026-11-23', entries: [] }, { files, sha256, env: () => undefined }).diagnostics;
}

it.each([
  ['experimnet', 'experiment'],
  ['Experiment', 'experiment'],
  ['tags.host', 'tag.host'],
  ['params.gpu', 'param.gpu'],
  ['hostname', 'tag.hostname'],
  ['host', ''],
  ['tag.', ''],
])('a rule that looks at %s never applies, and that is said', (key, near) => {
  expect(
    diagnostics(`prices: {overrides: [{sku: "a:b", usdPerHour: 1}]}\nhardware:\n  rules:\n    - when: {${key}: x}\n      sku: "a:b"\n`),
  ).toEqual([{ severity: 'warning', code: 'unknown-rule-key', file: 'kneepoint.yaml', place: '4:14', args: { key, near } }]);
});

it('the keys that are known are those that rules can look at', () => {
  const run = {
    ...{ name: 'x', experiment: { id: '1', name: 'x' }, store: { kind: 'k', identity: 'x' } },
    tags: new Map([['a', 'x']]),
    params: new Map([['a', 'x']]),
  } as unknown as Run;
  for (const key of ['experiment', 'store', 'name', 'tag.a', 'param.a', 'tags.a', 'status', 'id', 'tag', 'param']) {
    const said = diagnostics(`hardware: {rules: [{when: {${key}: x}, sku: "a:b"}]}`).some(({ code }) => code === 'unknown-rule-key');
    expect([key, said]).toEqual([key, !matchesRule({ when: { [key]: 'x' }, sku: 'a:b' }, run)]);
  }
});

it('a price that has ended at the price date is said at its place', () => {
  const override = (until: string) => `prices:\n  asOf: 2026-11-01\n  overrides:\n    - {sku: "a:b", usdPerHour: 1, until: ${until}}\n`;
  expect(diagnostics(override('2026-10-31'))).toEqual([
    {
      severity: 'warning',
      code: 'price-ended',
      file: 'kneepoint.yaml',
      place: '4:35',
      args: { sku: 'a:b', until: '2026-10-31', at: '2026-11-01' },
    },
  ]);
  expect(diagnostics(override('2026-11-01'))).toEqual([]);
});

it('dollars in another currency are refused at their place', () => {
  const override = (said: string) => diagnostics(`prices: {usdPer: {EUR: 1.08}, overrides: [{sku: "a:b", ${said}}]}`);
  expect(override('usdPerHour: 1, currency: EUR')).toMatchObject([
    {
      severity: 'error',
      place: '1:71',
      args: { message: 'prices.overrides.0.currency: usdPerHour is in US dollars; state price in another currency' },
    },
  ]);
  expect([...override('price: 1, currency: EUR'), ...override('usdPerHour: 1, currency: USD')]).toEqual([]);
});

it('billing of instances that runs share adds nothing, and that is said at its place', () => {
  const prices = 'prices: {overrides: [{sku: "a:b", usdPerHour: 1}]}\n';
  const config = (share: string) =>
    `${prices}hardware:\n  default: {sku: "a:b"${share}, billing: {}}\n  rules:\n    - {when: {}, sku: "a:b"${share}, billing: {provisioningSeconds: 60}}\n`;
  const at = (place: string) => ({ severity: 'warning', code: 'billing-of-shared', file: 'kneepoint.yaml', place });
  expect(diagnostics(config(''))).toEqual([at('3:25'), at('5:30')]);
  expect(diagnostics(config(', share: exclusive'))).toEqual([]);
});

it('a rate outside of peak hours that nobody named is not used, and that is said at its place', () => {
  const config = (more: string) => `workloads:\n  prod:\n    requestsPerHour: {peak: 9000, off: 1200${more}}\n`;
  expect(diagnostics(config(''))).toEqual([
    {
      severity: 'warning',
      code: 'off-without-peak-hours',
      file: 'kneepoint.yaml',
      place: expect.stringMatching(/^3:/),
      args: { off: 1200, peak: 9000 },
    },
  ]);
  expect(diagnostics(config(', peakHours: 8-20'))).toEqual([]);
});

it('a metric that no run has is said at its place, with the nearest one that is there', () => {
  const files = memoryFiles({
    '/p/kneepoint.yaml':
      'metrics:\n  val/acuracy: {goal: max}\n  val/accuracy: {key: true}\n  p95_ms: {goal: min}\n  throughput_per_s: {goal: max}\nvalue:\n  usdPerMonthPerPoint: {acc: 3}\n',
  });
  const settings = loadSettings('/p', { version: 't', asOf: '2026-11-23', entries: [] }, { files, sha256, env: () => undefined });
  const run = { metrics: new Map(['val/accuracy', 'p95_ms_b8', 'throughput_b8'].map((name) => [name, {}])) } as unknown as Run;
  expect(unloggedMetrics(settings, [run])).toMatchObject([
    { severity: 'info', code: 'metric-in-no-run', place: '2:3', args: { metric: 'val/acuracy', near: 'val/accuracy' } },
    { code: 'metric-in-no-run', place: '7:25', args: { metric: 'acc', near: '' } },
  ]);
  expect(unloggedMetrics(settings, [])).toEqual([]);
});
