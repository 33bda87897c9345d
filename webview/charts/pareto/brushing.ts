import type { Pixel, Plot } from '../plot.ts';
import { isWithin } from '../shapes.ts';
import type { Reading } from './reading.ts';
import type { ParetoSettings } from './settings.ts';

type Brush = NonNullable<ParetoSettings['brush']>;

/** A rectangle of pixels as values of the axes. */
export function brushOf(plot: Plot, from: Pixel, to: Pixel): Brush {
  const span = (axis: 'x' | 'y'): [number, number] => {
    const [a, b] = [plot[axis].fromPixel(from[axis]), plot[axis].fromPixel(to[axis])];
    return [Math.min(a, b), Math.max(a, b)];
  };
  return { x: span('x'), y: span('y') };
}

/** The ids of all points in it, those that are not drawn too. */
export function idsInBrush({ model: { x, y }, idOf }: Reading, brush: Brush): ReadonlySet<string> {
  const ids = new Set<string>();
  for (let point = 0; point < x.length; point++) {
    if (x[point]! >= brush.x[0] && x[point]! <= brush.x[1] && y[point]! >= brush.y[0] && y[point]! <= brush.y[1]) ids.add(idOf(point));
  }
  return ids;
}

export function idsInLasso({ model: { x, y }, idOf }: Reading, plot: Plot, line: readonly Pixel[]): readonly string[] {
  const ids: string[] = [];
  for (let point = 0; point < x.length; point++) {
    if (isWithin(line, { x: plot.x.toPixel(x[point]!), y: plot.y.toPixel(y[point]!) })) ids.push(idOf(point));
  }
  return ids;
}
