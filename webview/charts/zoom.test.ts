import { expect, it } from 'vitest';
import { moved, zoomed } from './zoom.ts';

const axis = (log: boolean, now: readonly [number, number]) => ({ log, whole: now, now });
const rounded = (range: readonly [number, number]) => range.map((value) => Number(value.toPrecision(6)));

it('zooming keeps the place under the pointer', () => {
  expect(rounded(zoomed(axis(false, [0, 100]), 0.5, 0.25))).toEqual([12.5, 62.5]);
  expect(rounded(zoomed(axis(true, [1, 10_000]), 0.5, 0.5))).toEqual([10, 1000]);
});

it('moving keeps the length, of a logarithmic axis its ratio', () => {
  expect(rounded(moved(axis(false, [0, 100]), 0.1))).toEqual([10, 110]);
  expect(rounded(moved(axis(true, [1, 100]), 0.5))).toEqual([10, 1000]);
});
