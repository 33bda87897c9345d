import { NO_VALUE, type ParallelChart } from '../../../src/charts/parallel-spec.ts';
import type { AxisBox } from './axis-view.ts';

/** Farther away in pixels a line is not meant. */
const NEAR = 8;

/** The line that comes nearest to a point between two axes; those that are left out do not count. */
export function nearestLine({ lines }: ParallelChart, boxes: readonly AxisBox[], x: number, y: number): number | undefined {
  const right = boxes.findIndex(({ left }) => left >= x);
  if (right <= 0) return undefined;
  const [a, b] = [boxes[right - 1]!, boxes[right]!];
  const share = (x - a.left) / (b.left - a.left);
  const pixel = ({ head, foot }: AxisBox, place: number | null) => foot + (place ?? NO_VALUE) * (head - foot);
  let [best, least] = [-1, NEAR];
  lines.forEach(({ places, look }, line) => {
    if (look === 'left out') return;
    const [from, to] = [pixel(a, places[right - 1]!), pixel(b, places[right]!)];
    const slope = (to - from) / (b.left - a.left);
    // Of a steep line the distance is not the one straight up.
    const distance = Math.abs(from + share * (to - from) - y) / Math.sqrt(1 + slope * slope);
    if (distance < least) [best, least] = [line, distance];
  });
  return best < 0 ? undefined : best;
}
