import { expect, test } from 'vitest';
import type { Change } from './change.ts';
import { editFor } from './edit.ts';
import { applied } from './text-edit.ts';

const RULE = { when: { experiment: 'digits' }, sku: 'aws:g6.xlarge' };
const rule = (item: 'first' | 'last'): Change => ({ path: ['hardware', 'rules'], value: RULE, item });

function after(text: string, change: Change): string {
  const answer = editFor(text, change);
  if ('fault' in answer) return `fault: ${answer.fault}`;
  return applied(text, answer.edit);
}

const NEW = '    - when: { experiment: digits }\n      sku: aws:g6.xlarge\n';

test('an empty file, one of comments alone, and one without a last line break get it at their end', () => {
  expect(after('', rule('last'))).toBe(`hardware:\n  rules:\n${NEW}`);
  expect(after('# only words\n', rule('last'))).toBe(`# only words\nhardware:\n  rules:\n${NEW}`);
  expect(after('metrics:\n  auc: {goal: max}', rule('last'))).toBe(`metrics:\n  auc: {goal: max}\nhardware:\n  rules:\n${NEW}`);
});

const TEXT = `# top

hardware:   # what we run on
  # the big one comes first
  rules:
    # gpu box
    - when: {name: "big*"}   # big
      sku:   'aws:p5.48xlarge'  # dear

    - when: {name: "small*"}
      sku: aws:g6.xlarge # cheap
  # not a rule
  default:  {sku: own:desk}

metrics:  {auc: {goal: max}}
`;

test('every other byte stays, in front and behind', () => {
  expect(after(TEXT, rule('first'))).toBe(TEXT.replace('  rules:\n', `  rules:\n${NEW}`));
  expect(after(TEXT, rule('last'))).toBe(TEXT.replace('# cheap\n', `# cheap\n${NEW}`));
});

test('a value that is there is replaced in its quotes, and its comment stays', () => {
  const path = ['hardware', 'rules', 0, 'sku'];
  expect(after(TEXT, { path, value: 'gcp:a2' })).toBe(TEXT.replace("'aws:p5.48xlarge'", "'gcp:a2'"));
  expect(after(TEXT, { path: ['hardware', 'default', 'sku'], value: 'host + 2x card' })).toBe(TEXT.replace('own:desk', 'host + 2x card'));
});

test('a key that is missing is put at the end of its map', () => {
  expect(after(TEXT, { path: ['hardware', 'rules', 1, 'devices'], value: 2 })).toBe(
    TEXT.replace('# cheap\n', '# cheap\n      devices: 2\n'),
  );
  expect(after(TEXT, { path: ['stores'], value: { path: 'runs.csv', ignore: true }, item: 'last' })).toBe(
    `${TEXT}stores:\n  - path: runs.csv\n    ignore: true\n`,
  );
});

test.each([
  ['a key without a value', 'hardware:\nmetrics: {}\n', `hardware:\n  rules:\n${NEW}metrics: {}\n`],
  ['a key with a comment', 'hardware: # later\n\nmetrics: {}\n', `hardware: # later\n  rules:\n${NEW}\nmetrics: {}\n`],
  ['an empty list', 'hardware:\n  rules: [] # none\n', `hardware:\n  rules: # none\n${NEW}`],
  ['an empty map', 'hardware: {}\nmetrics: {}\n', `hardware:\n  rules:\n${NEW}metrics: {}\n`],
  [
    'a list on one line',
    'hardware: {rules: [{when: {}, sku: x}]} # short\n',
    'hardware: {rules: [{when: {}, sku: x},{when: {experiment: digits},sku: aws:g6.xlarge}]} # short\n',
  ],
  [
    'a list that is not indented',
    'hardware:\n  rules:\n  - {when: {}, sku: x}\n',
    `hardware:\n  rules:\n  - {when: {}, sku: x}\n${NEW.replace(/^ {2}/gm, '')}`,
  ],
  ['a block text before it', 'a: |\n  x\n  y\n', `a: |\n  x\n  y\nhardware:\n  rules:\n${NEW}`],
])('%s', (_, before, expected) => {
  expect(after(before, rule('last')).replaceAll(', ', ',')).toBe(expected.replaceAll(', ', ','));
});

test('line breaks of another system are kept', () => {
  const crlf = TEXT.replaceAll('\n', '\r\n');
  expect(after(crlf, rule('last'))).toBe(TEXT.replace('# cheap\n', `# cheap\n${NEW}`).replaceAll('\n', '\r\n'));
  expect(after('hardware: # x\r\nmetrics: {}\r\n', rule('last'))).toBe(
    `hardware: # x\n  rules:\n${NEW}metrics: {}\n`.replaceAll('\n', '\r\n'),
  );
});

test('names that YAML would read as something else are quoted', () => {
  const named = (experiment: string): Change => ({ path: ['hardware', 'rules'], value: { when: { experiment }, sku: 'x' }, item: 'last' });
  for (const name of ['1e5', 'yes: no', '- x', '*', '{a, b}', 'Größe/π 50%', '"', '__proto__', '']) {
    const written = after('', named(name));
    expect(editFor(written, named(name)), written).not.toHaveProperty('fault');
    expect(written).toContain('when:');
  }
  expect(after('', named('*'))).toContain('{ experiment: "*" }');
});

test('a file that is broken, or holds something else there, is left alone', () => {
  expect(after('a: [', rule('last'))).toMatch(/^fault: /);
  expect(after('hardware: 7\n', rule('last'))).toBe('fault: hardware holds something else');
  expect(after('- x\n', { path: ['a', 'b'], value: 1 })).toBe('fault: the file holds something else');
  expect(after('hardware:\n  rules: {}\n', rule('last'))).toBe('fault: hardware.rules is no list');
});

test('anchors and comments inside brackets do not stop it', () => {
  const text = 'a: &x 1\nhardware: {rules: [ # one\n {when: {}, sku: x}]}\n';
  const written = after(text, rule('last'));
  expect(written).toContain('# one');
  expect(written).toContain('aws:g6.xlarge');
});
