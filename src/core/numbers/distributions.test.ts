import { expect, test } from 'vitest';
import { normalQuantile } from './normal.ts';

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

test('the normal quantile is odd around one half', () => {
  for (let k = 1; k < 512; k++) expect(normalQuantile(1 - k / 1024)).toBe(-normalQuantile(k / 1024));
});

test('the normal quantile rises across the borders of its three approximations', () => {
  const borders = [0.075, 0.925, 1.3887943864964021e-11];
  for (const border of borders) {
    const step = border * 1e-9;
    const around = [-2, -1, 0, 1, 2].map((k) => normalQuantile(border + k * step));
    for (let i = 1; i < around.length; i++) expect(around[i]!).toBeGreaterThan(around[i - 1]!);
  }
});
