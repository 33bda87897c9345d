import { expect, test } from 'vitest';
import { parseQuery } from '../../src/core/query/parse.ts';
import { tableFieldKind } from '../../src/core/table/fields.ts';
import { conditionOn, withCondition } from './condition.ts';

const meta = (id: string) => ({ id, title: id, kind: 'text', group: 'params', unit: '', present: 0 }) as const;

test.each([
  ['params.model', { kind: 'text', text: 'say "x" \\' }, 'params.model = "say \\"x\\" \\\\"'],
  ['metrics.val auc', { kind: 'number', value: 0.25 }, 'metrics."val auc" = 0.25'],
  ['spent', { kind: 'unknown', reason: 'no price' }, 'not has spent'],
  ['star', { kind: 'text', text: 'starred' }, 'star = "starred"'],
  ['startedAt', { kind: 'time', value: Date.UTC(2026, 10, 20, 14, 3, 9) }, 'startedAt = 2026-11-20T14:03'],
] as const)('%s', (id, cell, expected) => {
  expect(conditionOn(meta(id), cell)).toBe(expected);
  expect(parseQuery(expected, tableFieldKind)).toHaveProperty('query');
});

test('NaN has no word, nor has a column that is no field', () => {
  expect(conditionOn(meta('metrics.a'), { kind: 'number', value: Number.NaN })).toBeUndefined();
  expect(conditionOn(meta('nothing'), { kind: 'text', text: 'x' })).toBeUndefined();
});

test.each([9e15, -9e15, 3e14])('a time that cannot be written as a date has no word: %d', (value) => {
  expect(conditionOn(meta('startedAt'), { kind: 'time', value })).toBeUndefined();
});

test('one more condition keeps those before it together', () => {
  expect(withCondition('', 'spent < 2')).toBe('spent < 2');
  expect(withCondition('spent <', 'has star')).toBe('has star');
  expect(withCondition('has note', 'has star')).toBe('has note and has star');
  expect(withCondition('has note or has labels', 'has star')).toBe('(has note or has labels) and has star');
});
