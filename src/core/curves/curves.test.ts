import { expect, test } from 'vitest';
import { curveOf, stretchesOf } from './curve.ts';
import { smoothed } from './smoothed.ts';
import { thinned } from './thinned.ts';

const wave = (count: number, at: (i: number) => number) => curveOf(Array.from({ length: count }, (_, i) => ({ x: i, y: at(i) })));

test('points come in the order of x, equal ones as they were, and what is no number is a gap', () => {
  const { x, y } = curveOf([
    { x: 2, y: 5 },
    { x: 1, y: Number.POSITIVE_INFINITY },
    { x: 2, y: 6 },
    { x: Number.NaN, y: 1 },
  ]);
  expect([...x]).toEqual([1, 2, 2]);
  expect([...y]).toEqual([Number.NaN, 5, 6]);
});

test('a short curve is not thinned', () => {
  const curve = wave(100, (i) => i);
  expect(thinned(curve, 100)).toBe(curve);
});

test('a thinned curve keeps its ends and its one spike', () => {
  const curve = wave(100_000, (i) => (i === 54_321 ? 9 : 1));
  const { x, y } = thinned(curve, 500);
  expect(x).toHaveLength(500);
  expect([x[0], x.at(-1)]).toEqual([0, 99_999]);
  expect(y[x.indexOf(54_321)]).toBe(9);
});

test('gaps stay gaps when a curve is thinned', () => {
  const curve = wave(10_000, (i) => (i >= 4000 && i < 5000 ? Number.NaN : i % 7));
  const short = thinned(curve, 200);
  expect(stretchesOf(short)).toHaveLength(2);
  expect(short.x.length).toBeLessThanOrEqual(202);
  const gap = short.y.findIndex(Number.isNaN);
  expect([short.x[gap - 1], short.x[gap + 1]]).toEqual([3999, 5000]);
});

test('a curve of gaps alone has no points left', () => {
  expect(
    thinned(
      wave(1000, () => Number.NaN),
      10,
    ).x,
  ).toHaveLength(0);
});

test('a constant stays what it is when it is smoothed, from its first point on', () => {
  expect([
    ...smoothed(
      wave(50, () => 3),
      0.9,
    ).y,
  ]).toEqual(Array.from({ length: 50 }, () => expect.closeTo(3, 12)));
});

test('smoothing weighs by distance: a point far behind counts for nothing', () => {
  const { y } = smoothed(
    curveOf([
      { x: 0, y: 0 },
      { x: 999, y: 10 },
      { x: 1000, y: 20 },
    ]),
    0.5,
  );
  expect(y[0]).toBe(0);
  expect(y[1]).toBeCloseTo(10);
  expect(y[2]).toBeCloseTo((20 + 10 * 0.5) / 1.5);
});

test('no weight, no span, or gaps: smoothing leaves them', () => {
  const curve = wave(5, (i) => i);
  expect(smoothed(curve, 0)).toBe(curve);
  expect(
    smoothed(
      wave(1, () => 1),
      0.9,
    ).y,
  ).toHaveLength(1);
  expect(
    smoothed(
      wave(5, (i) => (i === 2 ? Number.NaN : 1)),
      0.9,
    ).y[2],
  ).toBeNaN();
});
