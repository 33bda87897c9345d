import { svgElement } from '../../ui/svg.ts';
import type { Plot } from '../plot.ts';
import type { Axes, Objective } from './axes.ts';
import type { Limits } from './best-within.ts';
import { limitLabel, limitName } from './words.ts';
import { t } from '../../ui/l10n.ts';

/** How near a pointer has to come. */
const REACH = 7;

/** The lines of limits with what is beyond them shaded, and a handle where a limit can be drawn in from the edge. */
export function drawLimits(
  plot: Plot,
  axes: Axes,
  limits: Limits,
): { readonly shades: readonly SVGElement[]; readonly lines: readonly SVGElement[] } {
  const both = (['x', 'y'] as const).map((axis) => {
    const at = pixelOfLimit(plot, axes, limits, axis);
    const value = limits[axis];
    const isSet = value !== undefined;
    return {
      shade: isSet && at.isInside ? [shadeBeyond(plot, axes[axis], axis, at.pixel)] : [],
      line:
        isSet && !at.isInside
          ? []
          : [
              lineAt(plot, axis, at.pixel, isSet),
              handleAt(plot, axes[axis], axis, at.pixel, isSet),
              ...(isSet ? [labelAt(plot, axes[axis], axis, at.pixel, value)] : []),
            ],
    };
  });
  return { shades: both.flatMap(({ shade }) => shade), lines: both.flatMap(({ line }) => line) };
}

/** Where a limit is; one that is not set waits at the edge beyond which nothing is lost. */
export function pixelOfLimit(
  plot: Plot,
  axes: Axes,
  limits: Limits,
  axis: 'x' | 'y',
): { readonly pixel: number; readonly isInside: boolean } {
  const [start, end] = axis === 'x' ? [plot.left, plot.left + plot.width] : [plot.top, plot.top + plot.height];
  const value = limits[axis];
  const isFar = (axes[axis].goal === 'min') === (axis === 'x');
  if (value === undefined) return { pixel: isFar ? end : start, isInside: true };
  const pixel = plot[axis].toPixel(value);
  return { pixel, isInside: pixel >= start && pixel <= end };
}

/** The limit that a pointer is at. */
export function limitAt(plot: Plot, axes: Axes, limits: Limits, at: { readonly x: number; readonly y: number }): 'x' | 'y' | undefined {
  return (['x', 'y'] as const).find((axis) => {
    const { pixel, isInside } = pixelOfLimit(plot, axes, limits, axis);
    if (!isInside || Math.abs(at[axis] - pixel) > REACH) return false;
    // What is not set is taken by its handle alone.
    const { x, y } = handlePlace(plot, axis, pixel);
    return limits[axis] !== undefined || (Math.abs(at.x - x) <= 2 * REACH && Math.abs(at.y - y) <= 2 * REACH);
  });
}

function shadeBeyond({ left, top, width, height }: Plot, { goal }: Objective, axis: 'x' | 'y', pixel: number): SVGElement {
  const rest = goal === 'min';
  if (axis === 'x') {
    const [from, to] = rest ? [pixel, left + width] : [left, pixel];
    return svgElement('rect', { class: 'infeasible', x: from, y: top, width: Math.max(0, to - from), height });
  }
  const [from, to] = rest ? [top, pixel] : [pixel, top + height];
  return svgElement('rect', { class: 'infeasible', x: left, y: from, width, height: Math.max(0, to - from) });
}

function lineAt({ left, top, width, height }: Plot, axis: 'x' | 'y', pixel: number, isSet: boolean): SVGElement {
  const place = axis === 'x' ? { x1: pixel, x2: pixel, y1: top, y2: top + height } : { x1: left, x2: left + width, y1: pixel, y2: pixel };
  return svgElement('line', { class: `limit ${axis} ${isSet ? 'set' : 'unset'}`, ...place });
}

function handlePlace({ left, top }: Plot, axis: 'x' | 'y', pixel: number) {
  return axis === 'x' ? { x: pixel, y: top + 6 } : { x: left + 6, y: pixel };
}

function handleAt(plot: Plot, objective: Objective, axis: 'x' | 'y', pixel: number, isSet: boolean): SVGElement {
  const { x, y } = handlePlace(plot, axis, pixel);
  const place = { x: x - 5, y: y - 5, width: 10, height: 10, rx: 3 };
  const hint = svgElement(
    'title',
    {},
    isSet ? t('Drag: {0}; out of the chart takes it away', limitName(objective)) : t('Drag: {0}', limitName(objective)),
  );
  return svgElement('rect', { class: `handle ${axis} ${isSet ? 'set' : 'unset'}`, ...place }, hint);
}

function labelAt(plot: Plot, objective: Objective, axis: 'x' | 'y', pixel: number, value: number): SVGElement {
  const text = limitLabel(objective, value);
  if (axis === 'y') return svgElement('text', { class: 'limit-label', x: plot.left + 18, y: pixel - 5 }, text);
  const isRight = pixel > plot.left + plot.width / 2;
  return svgElement(
    'text',
    { class: 'limit-label', x: pixel + (isRight ? -9 : 9), y: plot.top + 10, 'text-anchor': isRight ? 'end' : 'start' },
    text,
  );
}
