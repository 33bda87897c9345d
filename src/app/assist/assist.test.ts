import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { hourOf, projectState } from '../../../test/support/project-state.ts';
import { explanationAt } from './explanation.ts';
import { meantBy, wrongPlace } from './mending.ts';
import { plainOrQuoted } from './plain.ts';
import { searchSkus } from './search-skus.ts';
import { proposalsAt } from './proposals.ts';
import type { Schema } from './schema.ts';
import { vocabularyOf } from './vocabulary.ts';
import { yamlPlaceAt } from './yaml-place.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../../schemas/${name}.schema.json`, import.meta.url), 'utf8')) as Schema;
const schema = read('kneepoint');
const metric = (value: number) => ({ value, step: 0, at: undefined });
const known = vocabularyOf(
  projectState(
    [
      hourOf('a', {
        params: new Map([['lr', '1']]),
        metrics: new Map([
          ['auc', metric(1)],
          ['p95_ms', metric(4)],
          ['odd', metric(2)],
        ]),
      }),
      hourOf('b', { tags: new Map([['rack', '4']]), metrics: new Map([['auc', metric(1)]]) }),
      hourOf('c', { experiment: { id: '2', name: 'Größe: 50%' } }),
    ],
    'hardware: {default: {sku: aws:g6.xlarge}}\n',
  ),
);

function proposals(marked: string, { withoutSchema = false, of = schema } = {}) {
  const place = yamlPlaceAt(marked.replace('|', ''), marked.indexOf('|'));
  return place === undefined ? [] : proposalsAt(place, { schema: of, known, withoutSchema });
}
const labels = (marked: string, options = {}) => proposals(marked, options).map(({ label }) => label);
function hover(marked: string, withoutSchema = false) {
  const place = yamlPlaceAt(marked.replace('|', ''), marked.indexOf('|'));
  return place === undefined ? [] : explanationAt(place, { schema, known, withoutSchema });
}

test('keys that are not there yet, described, with what begins their value', () => {
  expect(labels('metrics: {}\n|')).toEqual(['stores', 'candidates', 'hardware', 'prices', 'workloads', 'lifecycle', 'value', 'policy']);
  const stores = proposals('|').find(({ label }) => label === 'stores');
  expect(stores).toMatchObject({ insert: 'stores:\n  - ', description: expect.stringContaining('Stores to read') });
  expect(labels('policy:\n  |')).toContain('maxPriceAgeDays');
  expect(labels('hardware:\n  rules:\n    - |')).toEqual(expect.arrayContaining(['when', 'sku', 'share']));
  expect(labels('workloads:\n  prod:\n    requestsPerHour: { |')).toEqual(['peak', 'peakHours', 'off']);
});

test('values that can be counted', () => {
  expect(labels('metrics:\n  auc: { goal: | }')).toEqual(['max', 'min']);
  expect(labels('metrics:\n  auc: { key: | }')).toEqual(['true', 'false']);
  expect(labels('hardware:\n  default:\n    purchase: |')).toContain('spot');
});

test('names that only the project and the price book know: SKUs, experiments, metrics, parameters, tags', () => {
  const skus = proposals('hardware:\n  rules:\n    - sku: |');
  expect(skus[0]).toMatchObject({
    label: 'aws:g6.xlarge',
    insert: 'aws:g6.xlarge',
    rank: 0,
    detail: expect.stringMatching(/^\$0\.\d+\/h · aws/),
  });
  expect(skus.length).toBeGreaterThan(100);
  expect(proposals('candidates:\n  experiments:\n    - |').map(({ insert }) => insert)).toEqual(['digits', '"Größe: 50%"']);
  expect(labels('hardware:\n  rules:\n    - when: { experiment: | }')).toEqual(['digits', 'Größe: 50%']);
  expect(labels('hardware:\n  rules:\n    - when: { | }')).toEqual(['experiment', 'store', 'name', 'tag.rack', 'param.lr']);
  expect(proposals('metrics:\n  |').map(({ insert }) => insert)).toEqual(['auc: ', 'odd: ', 'p95_ms: ']);
  expect(labels('workloads:\n  prod:\n    slo: { | }')).toEqual(['p95_ms']);
  expect(labels('candidates:\n  groupBy: [|]')).toEqual(['lr']);
});

test('beside an extension that knows the schema only the names are proposed', () => {
  expect(labels('|', { withoutSchema: true })).toEqual([]);
  expect(labels('metrics:\n  |', { withoutSchema: true })).toEqual(['auc', 'odd', 'p95_ms']);
  expect(hover('poli|cy:\n  maxPriceAgeDays: 3', true)).toEqual([]);
});

test('selection files have their keys', () => {
  expect(labels('|', { of: read('model-selection') })).toEqual(expect.arrayContaining(['decision', 'question', 'chosen']));
});

test('keys are explained in the schema’s words, metrics by what they mean, SKUs by their price', () => {
  expect(hover('candidates:\n  group|By: [x]')[0]).toContain('Parameters that make a configuration');
  expect(hover('metrics:\n  au|c: {}')).toEqual(['auc: 2 runs have it; higher is better, a share of 1.']);
  expect(hover('metrics:\n  od|d: {}')).toEqual(['odd: 1 run has it; its name does not say which way is better.']);
  expect(hover('metrics:\n  nil|l: {}')).toEqual(['No run has the metric nill.']);
  const [price, facts, source] = hover('hardware:\n  default: { sku: aws:g6|.xlarge }');
  expect(price).toMatch(/^aws:g6\.xlarge: \$0\.\d+\/h · aws, us-east-\d · 20\d\d-\d\d-\d\d$/);
  expect(facts).toBe('4 vCPUs, 1 × L4, 16 GiB');
  expect(source).toMatch(/^Source: .+ \(20\d\d-\d\d-\d\d\)$/);
  expect(hover('hardware:\n  default: { sku: aws:n|one }')).toEqual([
    'aws:none: no price by the hour is known. State one under prices.overrides.',
  ]);
  expect(hover('candidates:\n  experiments: [dig|its]')).toEqual(['digits: 2 runs.']);
});

test.each([
  'a',
  'aws:g6.xlarge',
  'gcp:n1-standard-8 + 2x gcp:nvidia-t4',
  'true',
  'no',
  '1e5',
  'a: b',
  'x #y',
  '',
  'Größe',
  '[x',
  '*',
  "it's",
  'a,b',
  'lr=0.1',
  '-x',
  '1.5',
])('what is written for %j reads back as it', (text) => {
  expect(parse(`a: ${plainOrQuoted(text)}`)).toEqual({ a: text });
  expect(parse(`{a: ${plainOrQuoted(text)}}`)).toEqual({ a: text });
});

test.each([
  ['unknown-key', 'hardwear|: {}', ['hardware']],
  ['unknown-key', 'hardware: {}\nhardwaer|: {}', []],
  ['unknown-key', 'metrics:\n  auc: { gaol|: max }', ['goal']],
  ['unknown-sku', 'hardware: {default: {sku: aws:g6.xlrage|}}', expect.arrayContaining(['aws:g6.xlarge'])],
  [
    'unknown-sku',
    'hardware:\n  default:\n    sku: aws:g6.xlarge + 2x aws:g6.2xlrge|',
    expect.arrayContaining(['aws:g6.xlarge + 2x aws:g6.2xlarge']),
  ],
  ['unknown-rule-key', 'hardware:\n  rules:\n    - when: { experimnt|: x }', ['experiment']],
  ['metric-in-no-run', 'metrics:\n  auk|: {}', ['auc']],
])('%s: what %j meant', (code, marked, expected) => {
  const place = yamlPlaceAt(marked.replace('|', ''), marked.indexOf('|'))!;
  expect(meantBy(code, place, { schema, known })).toEqual(expected);
});

test('a problem that stands at a key may be about its value', () => {
  const text = 'hardware:\n  default: {sku: aws:x, region: r}\n  rules:\n    - sku:   "aws:y" # c\n';
  const word = (code: string, at: string) => wrongPlace(code, text, text.indexOf(at))?.word;
  expect(word('unknown-sku', 'sku: aws')).toBe('aws:x');
  expect(word('price-old', 'sku:   ')).toBe('aws:y');
  expect(word('unknown-key', 'sku: aws')).toBe('sku');
  expect(wrongPlace('unknown-sku', 'sku', 0)).toBeUndefined();
});

test('SKUs are found by words in any order; a whole word comes before a part of one', () => {
  const found = (search: string) => searchSkus(known.skus, search).map(({ sku }) => sku);
  expect(found('l4 gcp')[0]).toMatch(/^gcp:g2-/);
  expect(found('l4').findIndex((sku) => /l40s/i.test(sku))).not.toBe(0);
  expect(found('GCP, 4 vcpu')[0]).toMatch(/^gcp:/);
  expect(found('')).toHaveLength(known.skus.length);
  expect(found('no such thing')).toEqual([]);
});
