import { expect, test } from 'vitest';
import type { ColumnMeta } from '../../src/core/table/column.ts';
import { movedColumn, sortedBy, steppedColumn, toggledColumn, toggledPin } from './arrange-columns.ts';

const [up, down] = [(column: string) => ({ column, descending: false }), (column: string) => ({ column, descending: true })];

test('a heading goes from ascending to descending to unsorted', () => {
  expect(sortedBy([], 'a', false)).toEqual([up('a')]);
  expect(sortedBy([up('a')], 'a', false)).toEqual([down('a')]);
  expect(sortedBy([down('a')], 'a', false)).toEqual([]);
  expect(sortedBy([down('a'), up('b')], 'c', false)).toEqual([up('c')]);
});

test('another key keeps its place among the others', () => {
  expect(sortedBy([up('a')], 'b', true)).toEqual([up('a'), up('b')]);
  expect(sortedBy([up('a'), up('b')], 'a', true)).toEqual([down('a'), up('b')]);
  expect(sortedBy([down('a'), up('b')], 'a', true)).toEqual([up('b')]);
});

test('columns move, and nothing is lost', () => {
  expect(movedColumn(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b']);
  expect(movedColumn(['a', 'b', 'c'], 'a', undefined)).toEqual(['b', 'c', 'a']);
  expect(movedColumn(['a', 'b', 'c'], 'a', 'gone')).toEqual(['b', 'c', 'a']);
  expect(steppedColumn(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
  expect(steppedColumn(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
});

test('a column comes in behind its group', () => {
  const meta = (id: string, group: ColumnMeta['group']): ColumnMeta => ({ id, title: id, kind: 'text', group, unit: '', present: 0 });
  const metas = new Map(
    [meta('name', 'run'), meta('m.a', 'metrics'), meta('m.b', 'metrics'), meta('p', 'params')].map((one) => [one.id, one]),
  );
  expect(toggledColumn(['name', 'm.a', 'p'], metas.get('m.b')!, metas)).toEqual(['name', 'm.a', 'm.b', 'p']);
  expect(toggledColumn(['name'], metas.get('p')!, metas)).toEqual(['name', 'p']);
  expect(toggledColumn(['name', 'p'], metas.get('p')!, metas)).toEqual(['name']);
  expect(toggledPin(toggledPin([], 'a'), 'a')).toEqual([]);
});
