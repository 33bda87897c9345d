import { lexicographicOrder } from './lexicographic.ts';

/**
 * Marks (1) the dominated points of two minimised objectives. In lexicographic order a point is dominated when an
 * earlier and different one is at most as great in y: one pass with the least y so far. O(n log n).
 */
export function front2d(x: Float64Array, y: Float64Array): Uint8Array {
  const order = lexicographicOrder([x, y]);
  const dominated = new Uint8Array(order.length);
  let lastX = NaN; // of the front's last point, which holds the least y so far
  let lastY = NaN;
  for (let at = 0; at < order.length; at++) {
    const i = order[at]!;
    if (!(y[i]! >= lastY)) {
      lastX = x[i]!;
      lastY = y[i]!;
    } else if (y[i] !== lastY || x[i] !== lastX) {
      dominated[i] = 1;
    }
  }
  return dominated;
}
