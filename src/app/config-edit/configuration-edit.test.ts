import { expect, test } from 'vitest';
import { configurationEdit, type ConfigurationChange } from './configuration-edit.ts';
import { applied } from './text-edit.ts';

const TEXT = '# ours\nstores:\n  - path: a.csv # first\n';
const after = (text: string, change: ConfigurationChange) => {
  const answer = configurationEdit(text, change);
  return 'fault' in answer ? answer.fault : applied(text, answer.edit);
};

test('a table is named with its mapping on one line, or said to be none', () => {
  expect(after(TEXT, { kind: 'store', path: 'data/b.csv', map: '{id: run, metrics: [auc, "f 1"]}' })).toBe(
    `${TEXT}  - path: data/b.csv\n    map: { id: run, metrics: [ auc, f 1 ] }\n`,
  );
  expect(after(TEXT, { kind: 'store', path: 'b.csv' })).toBe(`${TEXT}  - path: b.csv\n    ignore: true\n`);
});

test('a price of one’s own is stated with its date', () => {
  expect(after(TEXT, { kind: 'price', sku: 'own:desk', usdPerHour: 0.2, asOf: '2026-11-26' })).toBe(
    `${TEXT}prices:\n  overrides:\n    - sku: own:desk\n      usdPerHour: 0.2\n      asOf: 2026-11-26\n`,
  );
});
