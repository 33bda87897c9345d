import type { View } from 'vega';
import type { ZoomAxis } from './zoom.ts';

export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** The plot of a drawn chart: where it is in its place, and how values become pixels there. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
}

export interface PlotAxis {
  /** In the place's pixels. */
  toPixel(value: number): number;
  /** The value at a pixel, also outside of the plot. */
  fromPixel(pixel: number): number;
}

export interface PlotAxes {
  readonly x: ZoomAxis;
  readonly y: ZoomAxis;
}

export function plotOf(view: View, axes: PlotAxes): Plot {
  const [x = 0, y = 0] = view.origin();
  const padding = view.padding() as { readonly left: number; readonly top: number };
  const [left, top] = [x + padding.left, y + padding.top];
  const [width, height] = [Number(view.signal('width')), Number(view.signal('height'))];
  return { left, top, width, height, x: axisOf(axes.x, left, left + width), y: axisOf(axes.y, top + height, top) };
}

function axisOf({ log, now: [from, to] }: Pick<ZoomAxis, 'log' | 'now'>, start: number, end: number): PlotAxis {
  const [line, value] = log ? [Math.log, Math.exp] : [Number, Number];
  const [first, span] = [line(from), line(to) - line(from)];
  return {
    toPixel: (of) => start + ((line(of) - first) / span) * (end - start),
    fromPixel: (pixel) => value(first + ((pixel - start) / (end - start)) * span),
  };
}

/** Where a pixel is in the plot: 0 to 1 from left to right and from bottom to top. */
export function shareOf({ left, top, width, height }: Plot, { x, y }: Pixel): Pixel {
  return { x: (x - left) / width, y: 1 - (y - top) / height };
}

/** Whether a pixel is in the plot as far as one axis is concerned. */
export function isAlong({ left, top, width, height }: Plot, axis: 'x' | 'y', { x, y }: Pixel): boolean {
  return axis === 'x' ? x >= left && x <= left + width : y >= top && y <= top + height;
}

export function isInside({ left, top, width, height }: Plot, { x, y }: Pixel): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}
