import { expect, test } from 'vitest';
import { yamlPlaceAt } from './yaml-place.ts';

/** The place at `|`. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const place = yamlPlaceAt(text, offset);
  return place && [place.kind, place.path.join('.'), place.word, text.slice(place.start, place.end)];
}

test.each([
  ['|', ['key', '', '', '']],
  ['met|', ['key', '', 'met', 'met']],
  ['metrics|:', ['key', '', 'metrics', 'metrics']],
  ['metrics:\n  |', ['key', 'metrics', '', '']],
  ['metrics:\n  auc: |', ['value', 'metrics.auc', '', '']],
  ['metrics:\n  auc:\n    goal: ma|x # so', ['value', 'metrics.auc.goal', 'max', 'max']],
  ['metrics:\n  auc:\n    goal: max\n  |', ['key', 'metrics', '', '']],
  ['metrics:\n  auc:\n    goal: max\n|', ['key', '', '', '']],
  ['metrics:\n  auc: { goal: max }\n\n|\n\npolicy:\n  x: 1', ['key', '', '', '']],
  ['hardware:\n  rules:\n    - |', ['item', 'hardware.rules.0', '', '']],
  ['hardware:\n  rules:\n    - when: {}\n      sku: a\n    - sk|', ['item', 'hardware.rules.1', 'sk', 'sk']],
  ['hardware:\n  rules:\n    - when: {}\n      |', ['key', 'hardware.rules.0', '', '']],
  ['hardware:\n  rules:\n  - when: {}\n    sku: aws:|g6', ['value', 'hardware.rules.0.sku', 'aws:g6', 'aws:g6']],
  ['hardware:\n  rules:\n    - when: { |', ['key', 'hardware.rules.0.when', '', '']],
  ['hardware:\n  rules:\n    - when: { exp| }', ['key', 'hardware.rules.0.when', 'exp', 'exp']],
  ['hardware:\n  rules:\n    - when: { experiment: | }', ['value', 'hardware.rules.0.when.experiment', '', '']],
  [
    'hardware:\n  rules:\n    - when: { experiment: "dig|its", name: x }',
    ['value', 'hardware.rules.0.when.experiment', 'digits', '"digits"'],
  ],
  ['hardware:\n  rules:\n    - when: { experiment: a, na| }', ['key', 'hardware.rules.0.when', 'na', 'na']],
  ['hardware:\n  rules: [{when: {}, sku: aws:|}]', ['value', 'hardware.rules.0.sku', 'aws:', 'aws:']],
  ['candidates:\n  groupBy: [a, |]', ['item', 'candidates.groupBy.1', '', '']],
  ['candidates:\n  groupBy:\n    - pa|', ['item', 'candidates.groupBy.0', 'pa', 'pa']],
  ['text: >\n  a b\n  key: |', undefined],
  ['text: |\n', ['value', 'text', '', '']],
  ['# com|ment', undefined],
  ['a: 1 # com|ment', undefined],
  ['"a b": "x #y|"', ['value', 'a b', 'x #y', '"x #y"']],
  ['hardware:\r\n  default:\r\n    sku: aws:x|\r\n', ['value', 'hardware.default.sku', 'aws:x', 'aws:x']],
])('%j', (marked, expected) => {
  expect(at(marked)).toEqual(expected);
});

test('siblings stand before and behind, in lines and in brackets', () => {
  const of = (marked: string) => yamlPlaceAt(marked.replace('|', ''), marked.indexOf('|'))?.siblings;
  expect(of('metrics: {}\nha|\nprices:\n  asOf: x\n')).toEqual(['metrics', 'prices']);
  expect(of('a:\n  b: 1\n  |\n  c: 2\nd: 3\n')).toEqual(['b', 'c']);
  expect(of('w: { a: 1, | }')).toEqual(['a']);
});

test('any prefix of a text has a place or none, and never fails', () => {
  const text = 'a: [1, {b: "c\n- - x: |\n  \t{]}: :\n"\'';
  for (let end = 0; end <= text.length; end++)
    for (let at = 0; at <= end; at++) expect(() => yamlPlaceAt(text.slice(0, end), at)).not.toThrow();
});
