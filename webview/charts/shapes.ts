import type { Pixel } from './plot.ts';

/** The nearest of some places within a distance; undefined where none is so near. */
export function nearest(places: readonly Pixel[], at: Pixel, within: number): number | undefined {
  let best: number | undefined;
  let least = within * within;
  places.forEach(({ x, y }, i) => {
    const square = (x - at.x) * (x - at.x) + (y - at.y) * (y - at.y);
    if (square > least) return;
    least = square;
    best = i;
  });
  return best;
}

/** Whether a place lies in a closed line, which may cross itself: how often a ray to the right meets it. */
export function isWithin(line: readonly Pixel[], { x, y }: Pixel): boolean {
  let inside = false;
  line.forEach((a, i) => {
    const b = line[(i + 1) % line.length]!;
    if (a.y > y === b.y > y) return;
    if (x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
  });
  return inside;
}

/** A line through places as an SVG path. */
export function pathOf(line: readonly Pixel[], end: 'open' | 'closed'): string {
  const steps = line.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`);
  return line.length === 0 ? '' : `${steps.join('')}${end === 'closed' ? 'Z' : ''}`;
}

/** Rings round places, all in one path. */
export function ringsPath(places: readonly Pixel[], radius: number): string {
  return places
    .map(
      ({ x, y }) =>
        `M${(x - radius).toFixed(1)} ${y.toFixed(1)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`,
    )
    .join('');
}
