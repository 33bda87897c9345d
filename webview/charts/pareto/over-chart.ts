import type { View } from 'vega';
import { placeLabels } from '../../../src/charts/labels.ts';
import { isInside, type Pixel, type Plot, type PlotAxes, plotOf } from '../plot.ts';
import { nearest } from '../shapes.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import type { Reading } from './reading.ts';
import type { ShownNow } from './shown.ts';

/** The overlay of a chart, drawn from what is shown: it knows where points are. */
export interface OverChart extends Pick<Overlay, 'place' | 'brush' | 'lasso'> {
  readonly plot: () => Plot | undefined;
  /** The marks are where they belong now. */
  drawn(view: View, axes: PlotAxes): void;
  all(): void;
  limits(): void;
  /** The rectangle that a person drew, where its values are now. */
  ownBrush(): void;
  hover(point: number | undefined): void;
  /** The point that is drawn next to a pixel. */
  pointAt(at: Pixel): number | undefined;
  clear(): void;
}

const REACH = 14;

export function createOverChart(now: () => ShownNow | undefined, walkedPoint: () => number | undefined): OverChart {
  const overlay = createOverlay();
  let plot: Plot | undefined;
  let pixels: readonly Pixel[] = [];
  const pixelOf = ({ x, y }: Plot, { model }: Reading, point: number): Pixel => ({
    x: x.toPixel(model.x[point]!),
    y: y.toPixel(model.y[point]!),
  });
  /** Draws where there is something to draw on. */
  const withPlot = (draw: (plot: Plot, shown: ShownNow) => void) => () => {
    const shown = now();
    if (plot !== undefined && shown !== undefined) draw(plot, shown);
  };
  const marks = withPlot((of, { reading, input, picture }) => {
    const { model, pointOf } = reading;
    const pixel = (point: number | undefined) => (point === undefined ? undefined : pixelOf(of, reading, point));
    const seen = (ids: Iterable<string>) => [...ids].flatMap((id) => pixel(pointOf(id)) ?? []).filter((at) => isInside(of, at));
    const drawn = new Set(picture.points);
    const tied = [...new Set(model.tied.values())]
      .filter(([first]) => drawn.has(first!))
      .map((group) => ({ ...pixelOf(of, reading, group[0]!), count: group.length }));
    overlay.marks({ selected: seen(input.selected), added: seen(input.added), knee: pixel(model.knee), tied });
    overlay.point('at', pixel(walkedPoint()));
  });
  const labels = withPlot((of, { picture }) => {
    const { left, top, width, height, x, y } = of;
    const scale = (place: (value: number) => number) => ({ type: 'linear', domain: [0, 1], place }) as const;
    const across = scale((value) => (x.toPixel(value) - left) / width);
    const up = scale((value) => 1 - (y.toPixel(value) - top) / height);
    const placeOf = (point: { readonly x: { readonly value: number }; readonly y: { readonly value: number } }) => ({
      x: x.toPixel(point.x.value),
      y: y.toPixel(point.y.value),
    });
    const inside = picture.chart.points.filter((point) => isInside(of, placeOf(point)));
    overlay.labels(of, placeLabels(inside, { width, height, x: across, y: up }), ({ point }) => placeOf(point));
  });
  const ownBrush = withPlot(({ x, y }, { reading }) => {
    const { brush } = reading.settings;
    const corner = (at: 0 | 1): Pixel => ({ x: x.toPixel(brush!.x[at]), y: y.toPixel(brush!.y[at]) });
    overlay.brush(brush === undefined ? undefined : { from: corner(0), to: corner(1) });
  });
  const limits = withPlot((of, { reading, limits: set }) => overlay.limits(of, reading.axes, set));
  const all = withPlot((of) => {
    overlay.frame(of);
    marks();
    labels();
    ownBrush();
    limits();
  });
  return {
    ...{ place: overlay.place, brush: overlay.brush, lasso: overlay.lasso, all, limits, ownBrush },
    plot: () => plot,
    drawn(view, axes) {
      const shown = now();
      if (shown === undefined) return;
      plot = plotOf(view, axes);
      const { x, y } = plot;
      pixels = shown.picture.chart.points.map((point) => ({ x: x.toPixel(point.x.value), y: y.toPixel(point.y.value) }));
      all();
    },
    hover(point) {
      const reading = now()?.reading;
      const isKnown = point !== undefined && plot !== undefined && reading !== undefined;
      overlay.point('hovered', isKnown ? pixelOf(plot!, reading, point) : undefined);
    },
    pointAt(at) {
      const found = nearest(pixels, at, REACH);
      return found === undefined ? undefined : now()?.picture.points[found];
    },
    clear() {
      plot = undefined;
      pixels = [];
    },
  };
}
