import { expect, test } from 'vitest';
import { normalQuantile, Z_95 } from './normal.ts';
import { studentQuantile95 } from './student.ts';

// Standard normal quantiles to 16 digits, from mpmath at 40 digits.
test.each([
  [0.5, 0],
  [0.6, 0.2533471031357997],
  [0.75, 0.6744897501960817],
  [0.9, 1.2815515655446004],
  [0.95, 1.6448536269514722],
  [0.975, 1.959963984540054],
  [0.999, 3.0902323061678136],
  [0.25, -0.6744897501960817],
  [0.001, -3.0902323061678136],
  [1e-5, -4.264890793922825],
  [1e-10, -6.361340902404057],
  [1e-20, -9.262340089798407],
  [1e-100, -21.273453560965326],
  [1e-300, -37.0470962993612],
])('the normal quantile of %d is %d', (p, z) => {
  // p itself is rounded, which near 1 moves the quantile by a few ulp.
  expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(8e-16 * Math.max(1, Math.abs(z)));
});

test('the normal quantile is odd around one half, and the constant is its 95 % point', () => {
  for (let k = 1; k < 512; k++) expect(normalQuantile(1 - k / 1024)).toBe(-normalQuantile(k / 1024));
  expect(Math.abs(Z_95 + normalQuantile(0.05))).toBeLessThan(1e-15);
});

test('the normal quantile rises across the borders of its three approximations', () => {
  const borders = [0.075, 0.925, 1.3887943864964021e-11];
  for (const border of borders) {
    const step = border * 1e-9;
    const around = [-2, -1, 0, 1, 2].map((k) => normalQuantile(border + k * step));
    for (let i = 1; i < around.length; i++) expect(around[i]!).toBeGreaterThan(around[i - 1]!);
  }
});

// 95 % quantiles of Student's t, from mpmath's incomplete beta function at 40 digits.
test.each([
  [1, 6.31375151468],
  [2, 2.91998558035],
  [3, 2.3533634348],
  [4, 2.13184678633],
  [5, 2.01504837333],
  [6, 1.94318028052],
  [7, 1.89457860509],
  [8, 1.85954803753],
  [9, 1.83311293266],
  [10, 1.81246112281],
  [11, 1.7958848187],
  [12, 1.78228755565],
  [15, 1.75305035569],
  [20, 1.72471824292],
  [30, 1.69726088659],
  [31, 1.69551878255],
  [60, 1.6706488649],
  [120, 1.65765089936],
  [1000, 1.64637881729],
])('the 95 % quantile of t with %i degrees of freedom is %d', (degrees, quantile) => {
  expect(Math.abs(studentQuantile95(degrees) - quantile)).toBeLessThan(1e-5);
});

test('more degrees of freedom bring the t quantile down to the normal one', () => {
  for (let degrees = 1; degrees < 300; degrees++) {
    expect(studentQuantile95(degrees)).toBeGreaterThan(studentQuantile95(degrees + 1));
  }
  expect(studentQuantile95(1e9)).toBeCloseTo(Z_95, 8);
});
