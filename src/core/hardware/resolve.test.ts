import { expect, test } from 'vitest';
import type { Run } from '../runs/run.ts';
import { matchesRule, resolveHardware } from './resolve.ts';
import { hardwareRuleSchema, type HardwareRule, type HardwareRules } from './rule.ts';

function run(tags: Record<string, string> = {}, params: Record<string, string> = {}, id = 'r1'): Run {
  const store = { kind: 'mlflow', identity: 'work/mlflow.db' };
  return {
    id: `mlflow:work/mlflow.db:${id}`,
    store,
    nativeId: id,
    name: 'forest-1',
    experiment: { id: '1', name: 'fraud-v7' },
    parentId: undefined,
    status: 'finished',
    startedAt: 0,
    endedAt: 1,
    lastSeenAt: undefined,
    pauses: [],
    params: new Map(Object.entries(params)),
    metrics: new Map(),
    tags: new Map(Object.entries(tags)),
    datasets: [],
    artifactUri: undefined,
  };
}
const rules = (...list: HardwareRule[]): HardwareRules => ({ rules: list, default: { sku: 'default' } });
const NONE: HardwareRules = { rules: [], default: undefined };

test('what the run says comes before rules, rules in their order before the default', () => {
  const both = rules({ when: { name: 'forest*' }, sku: 'first' }, { when: {}, sku: 'second' });
  expect(resolveHardware(run({ 'kneepoint.sku': 'own' }), both)).toMatchObject({ sku: 'own', basis: 'measured' });
  expect(resolveHardware(run({}, { 'kneepoint.sku': 'own' }), both)).toMatchObject({ sku: 'own', basis: 'measured' });
  expect(resolveHardware(run(), both)).toMatchObject({ sku: 'first', basis: 'derived', source: 'hardware rule 1 in kneepoint.yaml' });
  expect(resolveHardware(run(), rules({ when: { name: 'tree*' }, sku: 'first' }, { when: {}, sku: 'second' }))).toMatchObject({
    sku: 'second',
    source: 'hardware rule 2 in kneepoint.yaml',
  });
  expect(resolveHardware(run(), rules())).toMatchObject({ sku: 'default', basis: 'assumed' });
});

test('without word, rule or default the hardware is not recorded', () => {
  expect(resolveHardware(run(), NONE)).toEqual({ unknown: 'hardware-not-recorded' });
});

test('an empty tag says nothing', () => {
  expect(resolveHardware(run({ 'kneepoint.sku': '' }), NONE)).toEqual({ unknown: 'hardware-not-recorded' });
  expect(resolveHardware(run({ 'kneepoint.sku': '' }, { 'kneepoint.sku': 'own' }), NONE)).toMatchObject({ sku: 'own' });
  expect(resolveHardware(run({ 'kneepoint.sku': 'own', 'kneepoint.region': '' }), NONE)).toMatchObject({ region: undefined });
});

test('a run may say its devices, region and purchase; what it says wrongly has the default', () => {
  const own = { 'kneepoint.sku': 'own', 'kneepoint.devices': '4', 'kneepoint.region': 'eu-west-1', 'kneepoint.purchase': 'spot' };
  expect(resolveHardware(run(own), NONE)).toMatchObject({ devices: 4, region: 'eu-west-1', purchase: 'spot' });
  for (const devices of ['0', '-1', '1.5', 'two', '1e3', '99999999']) {
    expect(resolveHardware(run({ ...own, 'kneepoint.devices': devices, 'kneepoint.purchase': 'lease' }), NONE)).toMatchObject({
      devices: 1,
      purchase: 'on-demand',
    });
  }
});

test('a rule’s own word on devices comes before the run’s, the run’s before none', () => {
  const said = run({ 'kneepoint.devices': '2', 'kneepoint.region': 'eu-west-1' });
  expect(resolveHardware(said, rules({ when: {}, sku: 'x', devices: 8, region: 'us-east-1' }))).toMatchObject({
    devices: 8,
    region: 'us-east-1',
  });
  expect(resolveHardware(said, rules({ when: {}, sku: 'x' }))).toMatchObject({ devices: 2, region: 'eu-west-1' });
});

test.each([
  [{}, true],
  [{ experiment: 'fraud-*' }, true],
  [{ experiment: 'fraud' }, false],
  [{ store: 'work/*.db' }, true],
  [{ name: 'forest-?' }, true],
  [{ 'tag.host': 'gpu-0*' }, true],
  [{ 'tag.host': 'gpu-1*' }, false],
  [{ 'tag.rack': '*' }, false],
  [{ 'param.model': 'rf' }, true],
  [{ experiment: 'fraud-*', 'param.model': 'gbm' }, false],
  [{ colour: '*' }, false],
])('the rule for %o applies: %s', (when, applies) => {
  expect(matchesRule({ when, sku: 'x' }, run({ host: 'gpu-07' }, { model: 'rf' }))).toBe(applies);
});

test('runs of one host share its devices, runs of different hosts do not', () => {
  const key = (host: string, id: string) => {
    const hardware = resolveHardware(run({ hostname: host }, {}, id), rules({ when: {}, sku: 'x' }));
    return 'unknown' in hardware ? undefined : hardware.deviceKey;
  };
  expect(key('gpu-01', 'r1')).toBe(key('gpu-01', 'r2'));
  expect(key('gpu-01', 'r1')).not.toBe(key('gpu-02', 'r1'));
});

test('exclusive runs have devices of their own, on one host too', () => {
  const key = (id: string) => {
    const hardware = resolveHardware(run({ host: 'gpu-01' }, {}, id), rules({ when: {}, sku: 'x', share: 'exclusive' }));
    return 'unknown' in hardware ? undefined : hardware.deviceKey;
  };
  expect(key('r1')).not.toBe(key('r2'));
});

test('runs that name a SKU but no host have devices of their own; runs of one rule without a host share', () => {
  const own = ['r1', 'r2'].map((id) => resolveHardware(run({ 'kneepoint.sku': 'own' }, {}, id), NONE));
  const ruled = ['r1', 'r2'].map((id) => resolveHardware(run({}, {}, id), rules({ when: {}, sku: 'x' })));
  expect(new Set(own.map((hardware) => ('unknown' in hardware ? '' : hardware.deviceKey))).size).toBe(2);
  expect(new Set(ruled.map((hardware) => ('unknown' in hardware ? '' : hardware.deviceKey))).size).toBe(1);
});

test('billing counts for instances of a run’s own only', () => {
  const billing = { provisioningSeconds: 90 };
  const by = (share?: 'shared' | 'exclusive') => resolveHardware(run(), rules({ when: {}, sku: 'x', billing, ...(share && { share }) }));
  expect(by('exclusive')).toMatchObject({ billing });
  expect(by('shared')).not.toHaveProperty('billing');
  expect(by()).not.toHaveProperty('billing');
  expect(resolveHardware(run({ 'kneepoint.sku': 'own' }), rules({ when: {}, sku: 'x', billing }))).not.toHaveProperty('billing');
});

test.each([
  [{ when: {}, sku: '' }],
  [{ when: {}, sku: 'x', devices: 0 }],
  [{ when: {}, sku: 'x', share: 'half' }],
  [{ when: { name: 3 }, sku: 'x' }],
  [{ when: {}, sku: 'x', skew: 1 }],
  [{ when: {}, sku: 'x', billing: { minimumSeconds: -1 } }],
  [{ when: {}, sku: 'x', billing: { minimum: 1 } }],
])('the rule %o is refused', (rule) => {
  expect(hardwareRuleSchema.safeParse(rule).success).toBe(false);
});
