import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { mlflowProject, type StoredRun } from '../../../test/support/mlflow-store.ts';
import { nodePorts } from '../../node/ports.ts';
import { storagePorts } from '../../node/storage-ports.ts';
import { readerHandlers } from '../rows/handlers.ts';

const CONFIG = `
hardware: {default: {sku: "test:box", region: here, share: exclusive}}
prices: {asOf: 2026-11-01, overrides: [{sku: "test:box", usdPerHour: 2}]}
metrics: {auc: {goal: max, key: true}}
workloads: {prod: {requestsPerHour: 300000, sku: "test:box", region: here, slo: {p95_ms: 50}}}
value: {usdPerMonthPerPoint: {auc: 2000}}
`;
const run = (name: string, auc: number, throughput: number, p95 = 5): StoredRun => ({
  name,
  params: { model: name, depth: '3' },
  metrics: { auc, throughput_per_s: throughput, p95_ms: p95 },
});
const RUNS = [run('small', 0.7, 100), run('large', 0.8, 10), run('poor', 0.69, 5), run('late', 0.9, 10, 500)];
const removals: (() => void)[] = [];
const handlers = readerHandlers(nodePorts(), storagePorts(), () => {});
let root: string;

beforeEach(async () => {
  const made = await mlflowProject(RUNS, CONFIG);
  removals.push(made.remove);
  root = made.root;
});
afterAll(() => removals.forEach((remove) => remove()));

type Asked = Partial<Parameters<typeof handlers.draftDecision>[0]>;

async function start() {
  const answer = await handlers.selectStart({ root });
  if ('none' in answer) throw new Error(answer.none);
  return answer;
}
async function idOf(name: string): Promise<string> {
  return (await start()).candidates.find((one) => one.name.includes(name))!.id;
}
const draft = (change: Asked = {}) =>
  handlers.draftDecision({ root, file: 'model-selection.yaml', wish: { rule: 'max-net-benefit:2000' }, picks: [], ...change });
async function drafted(change: Asked = {}) {
  const answer = await draft(change);
  if ('fault' in answer) throw new Error(answer.fault);
  return answer;
}
async function written(change: Asked = {}) {
  const made = await drafted(change);
  expect(await handlers.writeDecision({ root, draft: made.draft })).toEqual({ written: [made.path, made.evidence] });
  return made;
}
const read = (name: string) => readFileSync(join(root, name), 'utf8');

test('a start lists candidates with costs and qualities, the front first', async () => {
  const { candidates, decisions, workloads } = await start();
  expect(candidates).toMatchObject([
    { name: expect.stringContaining('small'), standing: 'front', quality: 'auc 0.7', cost: expect.stringMatching(/^\$.*\/mo$/) },
    { name: expect.stringContaining('large'), standing: 'front' },
    { name: expect.stringContaining('poor'), standing: 'behind' },
    { name: expect.stringContaining('late'), standing: 'excluded' },
  ]);
  expect(decisions).toEqual([]);
  expect(workloads).toEqual([{ name: 'prod', text: 'test:box · p95_ms <= 50' }]);
});

test('a decision that is there says what it asks, without the constraints of the workload', async () => {
  await written({
    owner: '@ml',
    wish: { rule: 'within-of-best:2', workload: 'prod', constraints: ['metrics.auc >= 0.5', 'forwardCost <= 90000'] },
  });
  expect((await start()).decisions).toMatchObject([
    {
      path: 'model-selection.yaml',
      owner: '@ml',
      wish: { rule: 'within-of-best:2', workload: 'prod', constraints: ['metrics.auc >= 0.5', 'forwardCost <= 90000'] },
    },
  ]);
});

test('each rule is offered with whom it gives, the project’s own first', async () => {
  const answer = await handlers.ruleOffers({ root, file: 'model-selection.yaml', wish: {}, stated: 'within-of-best:20' });
  if ('fault' in answer) throw new Error(answer.fault);
  expect(answer.offers.map(({ rule, from, answer: { text } }) => [rule.replace(/:.*/, ''), from, text.split(':')[0]])).toEqual([
    ['max-net-benefit', 'project', 'large'],
    ['within-of-best', 'decision', 'small'],
    ['best-within-budget', 'proposal', 'large'],
    ['cheapest-above-floor', 'proposal', 'large'],
    ['within-of-best', 'proposal', 'small'],
    ['max-net-benefit', 'proposal', 'large'],
  ]);
});

describe('a draft', () => {
  test('is what is written, with its evidence, and then holds', async () => {
    const file = 'eu.model-selection.yaml';
    expect(await draft({ file })).toMatchObject({ isNew: true, before: '', path: file, evidence: 'eu.model-selection.evidence.jsonl' });
    expect(existsSync(join(root, file))).toBe(false);
    const made = await written({ file, owner: ' @me ', rationale: 'so' });
    expect(read(made.path)).toBe(made.after);
    expect(made.after).toContain('owner: "@me"\n  rationale: so\n');
    const rows = await handlers.selections({ root });
    expect(rows.find(({ path }) => path === made.path)?.findings).toEqual([]);
  });

  test('that replaces a decision names it, and is refused when that was changed since', async () => {
    await written();
    const made = await drafted({ rationale: 'anew' });
    expect(made).toMatchObject({
      isNew: false,
      before: read('model-selection.yaml'),
      after: expect.stringContaining('supersedes: sha256:'),
    });
    const changed = `${read('model-selection.yaml')}# mine\n`;
    writeFileSync(join(root, 'model-selection.yaml'), changed);
    expect(await handlers.writeDecision({ root, draft: made.draft })).toEqual({
      fault: 'model-selection.yaml was changed since it was looked at, and was left as it is. Make the selection again.',
    });
    expect(read('model-selection.yaml')).toBe(changed);
  });

  test('of what stands there already says so', async () => {
    await written();
    expect(await drafted()).toMatchObject({ isSame: true });
  });

  test('says who, at what quality and cost, in the message of its commit', async () => {
    const picks = [{ role: 'fallback' as const, id: await idOf('small') }];
    const { message } = await drafted({ file: 'eu.model-selection.yaml', picks, rationale: 'it earns its keep' });
    expect(message.replaceAll(/\$[\d.,k]+\/mo/g, '$')).toBe(`Select large for eu

primary: large, auc 0.8, $
fallback: small, auc 0.7, $
rule: greatest net benefit at $2000 a month per point of auc, for the workload prod

it earns its keep
`);
  });

  test('against the rule needs a reason, and may not break a constraint', async () => {
    const small = [{ role: 'primary' as const, id: await idOf('small') }];
    expect(await draft({ picks: small })).toEqual({
      fault: 'The rule gives large; choosing small against it needs a reason.',
    });
    expect(await drafted({ picks: small, because: 'we know it' })).toMatchObject({
      chosen: expect.stringMatching(/^small \(against the rule\), \$/),
    });
    expect(await draft({ picks: [{ role: 'primary', id: await idOf('late') }], because: 'x' })).toEqual({
      fault: 'late cannot be the primary: it breaks a constraint, metrics.p95_ms 500 > 50 by high.',
    });
  });

  test.each([
    ['kneepoint.yaml', '“kneepoint.yaml” cannot be a decision here'],
    ['../model-selection.yaml', '“../model-selection.yaml” cannot be a decision here'],
  ])('cannot be %s', async (file, sentence) => {
    expect(await draft({ file })).toEqual({ fault: expect.stringContaining(sentence) as string });
  });

  test('with a constraint that cannot be read says how one is written', async () => {
    expect(await draft({ wish: { rule: 'within-of-best:1', constraints: ['fast'] } })).toEqual({
      fault: '“fast” is no constraint: write it as “p95_ms <= 40 by high” or “metrics.auc >= 0.7”.',
    });
  });
});

test('those that are picked say in what they differ, and those that are gone are left out', async () => {
  const { candidates } = await start();
  const ids = candidates.slice(0, 2).map(({ id }) => id);
  const rows = await handlers.pickedRows({ root, ids: [...ids, 'gone'] });
  expect(rows.map(({ id, differs }) => [id, differs])).toEqual([
    [ids[0], 'model=small'],
    [ids[1], 'model=large'],
  ]);
});
