import { expect, test } from 'vitest';
import { numberData, textData } from '../../../src/app/table/column-data.ts';
import type { ColumnMeta } from '../../../src/core/table/column.ts';
import { axisColumn } from '../axis-column.ts';
import { uprightScale } from '../upright-scale.ts';
import { brushOf, passesBrush, stretchOf } from './brushes.ts';
import { nearestLine } from './nearest-line.ts';

const meta: ColumnMeta = { id: 'a', title: 'a', kind: 'number', group: 'metrics', unit: '', present: 9 };
const VALUES = [0, 2, 5, 10];
const ROWS = [0, 1, 2, 3, 4];
const scaleOf = (over: Partial<ColumnMeta> = {}) =>
  uprightScale(
    axisColumn(
      { ...meta, ...over },
      numberData('number', 5, (row) => VALUES[row]),
    ),
    ROWS,
  )!;
const words = uprightScale(
  axisColumn(
    { ...meta, kind: 'text' },
    textData('text', 5, (row) => ['lgbm', 'mlp', 'svm', 'mlp'][row]),
  ),
  ROWS,
)!;

test('a stretch of an axis is the numbers within it, whichever end is up', () => {
  expect(brushOf(scaleOf(), { from: 0.2, to: 0.5 })).toEqual({ low: 2, high: 5 });
  expect(brushOf(scaleOf({ goal: 'min' }), { from: 0.2, to: 0.5 })).toEqual({ low: 5, high: 8 });
});

test('a brush comes back as the stretch that it was', () => {
  const scale = scaleOf({ goal: 'min' });
  const stretch = stretchOf(scale, brushOf(scale, { from: 0.25, to: 0.75 }))!;
  expect([stretch.from, stretch.to]).toEqual([expect.closeTo(0.25), expect.closeTo(0.75)]);
});

test('rows pass with values at the ends of a brush, and without a value never', () => {
  const test = passesBrush(scaleOf().column, { low: 2, high: 5 });
  expect(ROWS.filter(test)).toEqual([1, 2]);
});

test('a brush that is open at one end lets all beyond pass', () => {
  expect(ROWS.filter(passesBrush(scaleOf().column, { low: 2, high: Number.MAX_VALUE }))).toEqual([1, 2, 3]);
});

test('texts are brushed by what they are', () => {
  const brush = brushOf(words, { from: 0.4, to: 1 });
  expect(brush).toEqual({ texts: ['mlp', 'svm'] });
  expect(ROWS.filter(passesBrush(words.column, brush))).toEqual([1, 2, 3]);
});

test('a brush of another kind of column fits no more', () => {
  expect(stretchOf(words, { low: 0, high: 1 })).toBeUndefined();
  expect(stretchOf(scaleOf(), { texts: ['mlp'] })).toBeUndefined();
});

test('the nearest line is the one under the pointer, and what is left out does not count', () => {
  const line = (places: readonly number[], look: 'usual' | 'left out' = 'usual') => ({ places, look, colour: null });
  const chart = { axes: [], colours: undefined, description: '', lines: [line([0, 1]), line([1, 1]), line([0.5, 0.5], 'left out')] };
  const boxes = [0, 100].map((left) => ({ left, head: 0, foot: 200, room: 50 }));
  expect([nearestLine(chart, boxes, 50, 101), nearestLine(chart, boxes, 50, 3), nearestLine(chart, boxes, 50, 160)]).toEqual([
    0,
    1,
    undefined,
  ]);
});
