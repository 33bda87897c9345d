import { stretchesOf, type Curve } from './curve.ts';

/** Fewer would be no shape. */
const LEAST = 3;

/**
 * A curve of about `most` points with the shape of the whole: largest-triangle-three-buckets (Steinarsson 2013) on each stretch between gaps,
 * which stay gaps. Ends of stretches are always kept. O(n).
 */
export function thinned(curve: Curve, most: number): Curve {
  if (curve.x.length <= most) return curve;
  const stretches = stretchesOf(curve);
  const finite = stretches.reduce((sum, [from, to]) => sum + to - from, 0);
  const x: number[] = [];
  const y: number[] = [];
  stretches.forEach(([from, to], index) => {
    if (index > 0) {
      x.push(curve.x[from - 1]!);
      y.push(Number.NaN);
    }
    const share = Math.max(LEAST, Math.floor((most * (to - from)) / finite));
    for (const at of largestTriangles(curve, from, to, share)) {
      x.push(curve.x[at]!);
      y.push(curve.y[at]!);
    }
  });
  return { x: Float64Array.from(x), y: Float64Array.from(y) };
}

/** Indices that are kept: both ends, and of each bucket the point that spans the largest triangle with its neighbours. */
function largestTriangles({ x, y }: Curve, from: number, to: number, most: number): readonly number[] {
  const count = to - from;
  if (count <= most) return Array.from({ length: count }, (_, i) => from + i);
  const buckets = most - 2;
  const edge = (bucket: number) => from + 1 + Math.floor((bucket * (count - 2)) / buckets);
  const kept = [from];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const next = bucket + 1 < buckets ? middle(x, y, edge(bucket + 1), edge(bucket + 2)) : { x: x[to - 1]!, y: y[to - 1]! };
    kept.push(largest({ x, y }, edge(bucket), edge(bucket + 1), kept.at(-1)!, next));
  }
  return [...kept, to - 1];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function middle(x: Float64Array, y: Float64Array, from: number, to: number): Point {
  let [sumX, sumY] = [0, 0];
  for (let at = from; at < to; at++) {
    sumX += x[at]!;
    sumY += y[at]!;
  }
  return { x: sumX / (to - from), y: sumY / (to - from) };
}

function largest({ x, y }: Curve, from: number, to: number, before: number, after: Point): number {
  const [ax, ay] = [x[before]!, y[before]!];
  let [best, area] = [from, -1];
  for (let at = from; at < to; at++) {
    const twice = Math.abs((ax - after.x) * (y[at]! - ay) - (ax - x[at]!) * (after.y - ay));
    if (twice > area) [best, area] = [at, twice];
  }
  return best;
}
