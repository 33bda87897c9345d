import { describe, expect, test } from 'vitest';
import { dropPlace, layOut, visibleColumns } from './columns-layout.ts';
import { moved } from './keys.ts';
import { NOTHING_SELECTED, only, ranged, toggled } from './row-selection.ts';
import { createTypeAhead } from './type-ahead.ts';

const columns = (...widths: readonly number[]) => widths.map((width, i) => ({ id: `c${i}`, width, pinned: i === 2 }));

describe('columns', () => {
  test('pinned ones lie first, each behind the one before', () => {
    const layout = layOut(columns(100, 50, 30));
    expect(layout.columns.map(({ id }) => id)).toEqual(['c2', 'c0', 'c1']);
    expect(layout).toMatchObject({ lefts: [0, 30, 130], pinned: 1, pinnedWidth: 30, width: 180 });
  });

  test('in a narrow view pinned ones leave room for the others, the widest giving way first', () => {
    const pinned = [32, 240].map((width, i) => ({ id: `p${i}`, width, pinned: true }));
    expect(layOut(pinned, 400).columns.map(({ width }) => width)).toEqual([32, 208]);
    expect(layOut(pinned, 20).columns.map(({ width }) => width)).toEqual([32, 32]);
    expect(layOut(pinned, 1000).columns.map(({ width }) => width)).toEqual([32, 240]);
  });

  test('only those in view are drawn, one at least', () => {
    const layout = layOut(columns(100, 100, 30, 100, 100));
    expect(visibleColumns(layout, 0, 200)).toEqual([1, 3]);
    expect(visibleColumns(layout, 150, 100)).toEqual([2, 4]);
    expect(visibleColumns(layout, 0, 10)).toEqual([1, 2]);
    expect(visibleColumns(layOut([]), 0, 100)).toEqual([0, 0]);
  });

  test('a heading drops before the column whose left half it is over', () => {
    const layout = layOut(columns(100, 100, 30));
    expect([10, 20, 60, 100, 190, 500].map((x) => dropPlace(layout, x, 0))).toEqual([0, 1, 1, 2, 3, 3]);
    expect(dropPlace(layout, 60, 100)).toBe(2);
  });
});

describe('selection', () => {
  test('keeps ids, so that rows may move', () => {
    const one = only(['a'], 'a');
    expect([...toggled(one, ['b'], 'b').ids]).toEqual(['a', 'b']);
    expect([...toggled(one, ['a'], 'a').ids]).toEqual([]);
    expect([...toggled(one, ['a', 'b'], 'a').ids]).toEqual(['a', 'b']);
    expect([...ranged(one, ['c', 'd'], 'a', false).ids]).toEqual(['c', 'd']);
    expect([...ranged(one, ['c', 'd'], 'a', true).ids]).toEqual(['a', 'c', 'd']);
    expect(NOTHING_SELECTED.ids.size).toBe(0);
  });
});

describe('keys', () => {
  const extent = { rows: 100, columns: 5, page: 10 };
  test.each([
    ['ArrowDown', false, { row: 11, column: 2 }],
    ['ArrowUp', false, { row: 9, column: 2 }],
    ['PageDown', false, { row: 20, column: 2 }],
    ['PageUp', false, { row: 0, column: 2 }],
    ['Home', false, { row: 10, column: 0 }],
    ['End', false, { row: 10, column: 4 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 99, column: 4 }],
  ] as const)('%s (ctrl %s) goes to %o', (key, mod, to) => {
    expect(moved({ row: 10, column: 2 }, extent, key, mod)).toEqual(to);
  });

  test('row −1 is the heading; nothing leads further, and other keys lead nowhere', () => {
    expect(moved({ row: 0, column: 0 }, extent, 'ArrowUp', false)).toEqual({ row: -1, column: 0 });
    expect(moved({ row: -1, column: 0 }, extent, 'ArrowLeft', false)).toEqual({ row: -1, column: 0 });
    expect(moved({ row: 99, column: 4 }, extent, 'ArrowDown', false)).toEqual({ row: 99, column: 4 });
    expect(moved({ row: 0, column: 0 }, extent, 'toString', false)).toBeUndefined();
  });
});

test('letters that follow each other soon belong together; the same one again goes on', () => {
  let now = 0;
  const ahead = createTypeAhead(() => now);
  expect(ahead.add('m')).toEqual({ typed: 'm', isNew: true });
  expect(ahead.add('m')).toEqual({ typed: 'm', isNew: true });
  now += 1000;
  expect(ahead.isTyping()).toBe(false);
  expect(ahead.add('m')).toEqual({ typed: 'm', isNew: true });
  expect(ahead.add('l')).toEqual({ typed: 'ml', isNew: false });
  expect(ahead.add(' ')).toEqual({ typed: 'ml ', isNew: false });
});
