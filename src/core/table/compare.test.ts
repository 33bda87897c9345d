import { expect, test } from 'vitest';
import { textsIn } from './aggregate.ts';
import type { ColumnData, ColumnMeta } from './column.ts';
import { compareRows } from './compare.ts';
import { cellAt } from './cell.ts';
import { pickRows } from './subset.ts';

const meta = (id: string): ColumnMeta => ({ id, title: id, kind: 'text', group: 'params', unit: '', present: 0 });
const texts = (dictionary: string[], ...codes: number[]): ColumnData => ({ kind: 'text', dictionary, codes: Uint32Array.from(codes) });
const data = new Map([
  ['same', texts(['x'], 1, 1, 1)],
  ['differs', texts(['x', 'y'], 1, 2, 1)],
  ['none', texts(['x'], 0, 0, 1)],
  ['sometimes', texts(['x'], 0, 1, 1)],
]);

test('what differs is told from what is the same; what nobody of them has is left out', () => {
  const { differing, same } = compareRows(['same', 'none', 'differs', 'gone', 'sometimes'].map(meta), data, [0, 1]);
  expect(differing.map(({ id }) => id)).toEqual(['differs', 'sometimes']);
  expect(same.map(({ id }) => id)).toEqual(['same']);
});

test('picked rows have the cells that they had, and no text of other rows', () => {
  const quantity: ColumnData = {
    kind: 'quantity',
    values: Float64Array.of(1, 2, 3),
    low: Float64Array.of(1, 2, 3),
    high: Float64Array.of(2, 3, 4),
    unknown: Uint32Array.of(0, 1, 0),
    reasons: ['no price'],
    marks: Uint8Array.of(0, 0, 5),
  };
  const number: ColumnData = { kind: 'number', values: Float64Array.of(1, 2, 3), present: Uint8Array.of(1, 0, 1) };
  for (const column of [...data.values(), quantity, number])
    for (const rows of [[2, 0], [1], [], [1, 1, 2]]) {
      const picked = pickRows(column, rows);
      expect(rows.map((_, at) => cellAt(picked, at))).toEqual(rows.map((row) => cellAt(column, row)));
    }
  expect(pickRows(texts(['a', 'b', 'c'], 1, 2, 3), [2])).toMatchObject({ dictionary: ['c'] });
});

test('a group has one text, several, or none', () => {
  expect(textsIn(data.get('same')!, Uint32Array.of(0, 1))).toEqual({ different: 1, text: 'x', without: 0 });
  expect(textsIn(data.get('differs')!, Uint32Array.of(0, 1))).toEqual({ different: 2, text: undefined, without: 0 });
  expect(textsIn(data.get('none')!, Uint32Array.of(0, 1))).toEqual({ different: 0, text: undefined, without: 2 });
});
