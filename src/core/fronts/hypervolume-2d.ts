import { lexicographicOrder } from './lexicographic.ts';

/** The area that finite points inside the reference dominate; dominated points do no harm. O(n log n). */
export function hypervolume2d(x: Float64Array, y: Float64Array, referenceX: number, referenceY: number): number {
  let area = 0;
  let least = referenceY;
  for (const i of lexicographicOrder([x, y])) {
    if (y[i]! >= least) continue;
    area += (referenceX - x[i]!) * (least - y[i]!);
    least = y[i]!;
  }
  return area;
}
