/** Points of a learning curve in ascending x; a `y` that is not finite is a gap. */
export interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** In the order of x; points with the same x stay as they were. Points without an x are left out. */
export function curveOf(points: readonly { readonly x: number; readonly y: number }[]): Curve {
  const placed = points.filter(({ x }) => Number.isFinite(x));
  const isInOrder = placed.every(({ x }, at) => at === 0 || placed[at - 1]!.x <= x);
  const ordered = isInOrder ? placed : [...placed].sort((a, b) => a.x - b.x);
  return { x: Float64Array.from(ordered, ({ x }) => x), y: Float64Array.from(ordered, ({ y }) => (Number.isFinite(y) ? y : Number.NaN)) };
}

/** Stretches without a gap, as first and one past the last index. */
export function stretchesOf({ y }: Curve): readonly (readonly [from: number, to: number])[] {
  const stretches: [number, number][] = [];
  let from = -1;
  for (let at = 0; at <= y.length; at++) {
    const isGap = at === y.length || Number.isNaN(y[at]!);
    if (isGap && from >= 0) stretches.push([from, at]);
    from = isGap ? -1 : from < 0 ? at : from;
  }
  return stretches;
}
