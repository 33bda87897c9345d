import { frontByCost } from './front-by-cost.ts';

/**
 * Indices, in ascending cost, of the corners of the lower-left convex hull of the points: what splitting traffic
 * between two candidates reaches, for mean metrics and costs per request only. From the cheapest to the best; of equal
 * points the lowest index, none on a straight stretch, none at infinity. O(n log n) (Andrew 1979, monotone chain).
 */
export function lowerHull2d(cost: Float64Array, loss: Float64Array): Uint32Array {
  const curve = frontByCost(cost, loss);
  const corners = new Uint32Array(curve.length);
  let m = 0;
  for (const i of curve) {
    while (m >= 2 && !turnsLeft(cost, loss, corners[m - 2]!, corners[m - 1]!, i)) m--;
    corners[m++] = i;
  }
  return corners.slice(0, m);
}

function turnsLeft(cost: Float64Array, loss: Float64Array, a: number, b: number, c: number): boolean {
  const rise = (loss[c]! - loss[a]!) * (cost[b]! - cost[a]!);
  return rise > (loss[b]! - loss[a]!) * (cost[c]! - cost[a]!);
}
