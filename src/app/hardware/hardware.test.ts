import { expect, test } from 'vitest';
import { hourOf, projectState } from '../../../test/support/project-state.ts';
import { applied } from '../config-edit/text-edit.ts';
import { namePattern } from './name-pattern.ts';
import { hardwareEdit } from './rule-edit.ts';
import { hardwareScopes } from './scopes.ts';
import { skuChoices } from './skus.ts';

const RUNS = [
  hourOf('a', { name: 'gbm fold 0', tags: new Map([['hostname', 'gpu-7']]) }),
  hourOf('b', { name: 'gbm fold 1', tags: new Map([['hostname', 'gpu-7']]) }),
  hourOf('c', { name: 'mlp', tags: new Map([['kneepoint.sku', 'aws:g6.xlarge']]) }),
  hourOf('d', { name: 'forest', experiment: { id: '2', name: 'fraud' }, store: { kind: 'wandb', identity: 'wandb' } }),
];
const RULES = `hardware:
  rules:
    - when: { experiment: "dig*" }
      sku: aws:g6.xlarge
`;
const brief = (scopes: ReturnType<typeof hardwareScopes>) =>
  scopes.map(({ kind, when, runs, unpriced, first }) => [kind, when, runs, unpriced, first]);

test('a run’s rules from the narrowest on, each with the runs that it would decide and those without a price', () => {
  expect(brief(hardwareScopes(projectState(RUNS), { run: 'a' }))).toEqual([
    ['name', { experiment: 'digits', name: 'gbm fold *' }, 2, 2, false],
    ['host', { 'tag.hostname': 'gpu-7' }, 2, 2, false],
    ['experiment', { experiment: 'digits' }, 2, 2, false],
    ['store', { store: 'mlflow.db' }, 2, 2, false],
    ['default', undefined, 3, 3, false],
  ]);
});

test('what a run says itself no rule decides', () => {
  expect(brief(hardwareScopes(projectState(RUNS), { run: 'c' })).map(([kind]) => kind)).toEqual(['experiment', 'store', 'default']);
});

test('where a rule decides already, the new one stands before it, and the default decides the others', () => {
  expect(brief(hardwareScopes(projectState(RUNS, RULES), { run: 'a' }))).toEqual([
    ['name', { experiment: 'digits', name: 'gbm fold *' }, 2, 0, true],
    ['host', { 'tag.hostname': 'gpu-7' }, 2, 0, true],
    ['experiment', { experiment: 'digits' }, 2, 0, true],
    ['store', { store: 'mlflow.db' }, 2, 0, true],
    ['default', undefined, 1, 1, false],
  ]);
});

test('asked about nothing, what has no hardware comes up; asked about an experiment or a store, these', () => {
  const kinds = (about: Parameters<typeof hardwareScopes>[1]) =>
    hardwareScopes(projectState(RUNS, RULES), about).map(({ when = 'default' }) => when);
  expect(kinds({})).toEqual([{ experiment: 'fraud' }, { store: 'wandb' }, 'default']);
  expect(kinds({ experiment: 'digits' })).toEqual([{ experiment: 'digits' }, 'default']);
  expect(kinds({ store: 'wandb' })).toEqual([{ store: 'wandb' }, 'default']);
});

test.each([
  ['gbm fold 1', 'gbm fold *'],
  ['lr=0.001', 'lr=*'],
  ['mlp-3f9a2c1b', 'mlp-*'],
  ['trial_12', 'trial_*'],
  ['baseline', 'baseline'],
  ['12', '12'],
  ['x2', 'x*'],
])('siblings of %s are %s', (name, pattern) => {
  expect(namePattern(name)).toBe(pattern);
});

const said = (text: string, rule: Parameters<typeof hardwareEdit>[1]) => {
  const answer = hardwareEdit(text, rule);
  return 'fault' in answer ? answer.fault : applied(text, answer.edit);
};

test('a rule for the same runs gets the new SKU, whatever the order of its keys', () => {
  const text = `hardware:\n  rules:\n    - sku: old # was cheap\n      when: { name: x, experiment: digits }\n      devices: 2\n`;
  expect(said(text, { when: { experiment: 'digits', name: 'x' }, sku: 'new', first: true })).toBe(text.replace('old', 'new'));
});

test('another rule stands first or last, as it has to', () => {
  const rule = { when: { store: 'wandb' }, sku: 'gcp:x' };
  expect(said(RULES, { ...rule, first: true })).toBe(RULES.replace('rules:\n', 'rules:\n    - when: { store: wandb }\n      sku: gcp:x\n'));
  expect(said(RULES, { ...rule, first: false })).toBe(`${RULES}    - when: { store: wandb }\n      sku: gcp:x\n`);
});

test('the default is made, or changed', () => {
  expect(said(RULES, { sku: 'gcp:x', first: false })).toBe(`${RULES}  default:\n    sku: gcp:x\n`);
  expect(said('hardware: {default: {sku: a, region: b}} # c\n', { sku: 'gcp:x', first: false })).toBe(
    'hardware: {default: {sku: gcp:x, region: b}} # c\n',
  );
});

test('SKUs that the project uses come first; each has its price by the hour, with date and source', () => {
  const [first, second] = skuChoices(projectState(RUNS, RULES));
  expect(first).toMatchObject({
    sku: 'aws:g6.xlarge',
    used: true,
    provider: 'aws',
    vCpus: 4,
    accelerator: 'L4',
    usdPerHour: expect.any(Number),
  });
  expect(first!.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(second).toMatchObject({ used: false });
  const own = 'prices:\n  overrides:\n    - {sku: own:desk, usdPerHour: 0.2, purchase: owned}\n';
  expect(skuChoices(projectState([], own)).find(({ sku }) => sku === 'own:desk')).toMatchObject({
    usdPerHour: 0.2,
    provider: 'own',
    purchase: 'owned',
  });
});

test('what is not bought on demand is said so', () => {
  expect(said('', { when: { store: 'w' }, sku: 'own:desk', purchase: 'owned', first: false })).toBe(
    'hardware:\n  rules:\n    - when: { store: w }\n      sku: own:desk\n      purchase: owned\n',
  );
});
