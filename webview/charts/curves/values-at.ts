import type { ReadCurve } from './curve-reader.ts';

/** What a curve has at a place: its nearest value; undefined beyond its ends, and in a gap. */
export function valueAt({ series }: Pick<ReadCurve, 'series'>, place: number, reach: number): { x: number; y: number } | undefined {
  if ('none' in series) return undefined;
  const { x, y } = series.smooth ?? series;
  const at = nearest(x, place);
  return at === undefined || Math.abs(x[at]! - place) > reach || !Number.isFinite(y[at]!) ? undefined : { x: x[at]!, y: y[at]! };
}

/** The index of the nearest of ascending places. */
function nearest(x: Float64Array, place: number): number | undefined {
  if (x.length === 0) return undefined;
  let [low, high] = [0, x.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low > 0 && place - x[low - 1]! <= x[low]! - place ? low - 1 : low;
}

/** The curve that comes nearest to a point, in the units of the axes as they are seen: distances on y count alone at the place. */
export function nearestCurve(curves: readonly ReadCurve[], x: number, y: number): ReadCurve | undefined {
  const distances = curves.flatMap((curve) => {
    const found = valueAt(curve, x, Number.POSITIVE_INFINITY);
    return found === undefined ? [] : [{ curve, distance: Math.abs(found.y - y) }];
  });
  return distances.sort((a, b) => a.distance - b.distance)[0]?.curve;
}
