import type { View } from 'vega';
import { placeLabels } from '../../../src/charts/labels.ts';
import type { ChartLimit } from '../../../src/charts/pareto-chart.ts';
import { visible } from '../../../src/core/text/visible.ts';
import type { ChartInput, ChartServices } from '../chart.ts';
import { isInside, type Pixel, type Plot, plotOf, shareOf } from '../plot.ts';
import { nearest } from '../shapes.ts';
import type { Zooming } from '../zooming.ts';
import type { Limits } from './best-within.ts';
import { brushOf, idsInBrush, idsInLasso } from './brushing.ts';
import { listenToChartKeys } from './chart-keys.ts';
import { listenToGestures } from './gestures.ts';
import { limitAt } from './limit-lines.ts';
import { createOverlay } from './overlay.ts';
import type { Picture } from './picture.ts';
import { type Likelihood, pointLines, standingText } from './point-text.ts';
import type { Reading } from './reading.ts';
import type { ParetoSettings } from './settings.ts';
import { valueText } from './words.ts';

export interface InteractionParts {
  readonly services: ChartServices;
  readonly zooming: Zooming;
  readonly zoom: (how: 'in' | 'out' | 'whole') => void;
  readonly describedBy: string;
  readonly likelihood: Likelihood;
  readonly now: () =>
    | { readonly reading: Reading; readonly picture: Picture; readonly input: ChartInput; readonly limits: Limits }
    | undefined;
  readonly setLimits: (limits: Limits) => void;
  readonly rememberLimits: () => void;
  readonly change: (what: Partial<ParetoSettings>) => void;
}

export interface Interaction {
  readonly place: SVGSVGElement;
  /** The marks are where they belong now. */
  drawn(view: View): void;
  /** The chart was shown: its points are others, or what is marked of them. */
  shown(otherPoints: boolean): void;
  limits(): void;
  limitLines(): readonly ChartLimit[];
  leave(): void;
}

const REACH = 14;

/** Everything above the marks: what a person points at, draws and walks along. */
export function createInteraction(parts: InteractionParts): Interaction {
  const { services, zooming, now, setLimits, rememberLimits, change } = parts;
  const overlay = createOverlay();
  const { place } = overlay;
  let plot: Plot | undefined;
  let pixels: readonly Pixel[] = [];
  /** The place on the front that the keyboard is at. */
  let walked: number | undefined;
  let filtered: ReadonlySet<string> | undefined;
  let brushed: { readonly reading: Reading; readonly brush: ParetoSettings['brush'] } | undefined;
  place.setAttribute('tabindex', '0');
  place.setAttribute('role', 'application');
  place.setAttribute('aria-roledescription', 'Pareto chart');
  place.setAttribute('aria-describedby', parts.describedBy);

  const pixelOf = ({ model }: Reading, point: number): Pixel => ({
    x: plot!.x.toPixel(model.x[point]!),
    y: plot!.y.toPixel(model.y[point]!),
  });
  const filterTo = (ids: ReadonlySet<string> | undefined) => {
    if (ids === filtered) return;
    filtered = ids;
    services.filterTo(ids);
  };
  const drawMarks = () => {
    const state = now();
    if (state === undefined || plot === undefined) return;
    const { reading, input, picture } = state;
    const { model } = reading;
    const seen = (ids: Iterable<string>) =>
      [...ids].flatMap((id) => {
        const point = reading.pointOf(id);
        const pixel = point === undefined ? undefined : pixelOf(reading, point);
        return pixel !== undefined && isInside(plot!, pixel) ? [pixel] : [];
      });
    const isDrawn = new Set(picture.points);
    const tied = [...new Set(model.tied.values())].flatMap((group) =>
      isDrawn.has(group[0]!) ? [{ ...pixelOf(reading, group[0]!), count: group.length }] : [],
    );
    overlay.marks({
      selected: seen(input.selected),
      added: seen(input.added),
      knee: model.knee === undefined ? undefined : pixelOf(reading, model.knee),
      tied,
    });
    overlay.point('at', walked === undefined ? undefined : pixelOf(reading, model.curve[walked]!));
  };
  const drawLabels = () => {
    const state = now();
    if (state === undefined || plot === undefined) return;
    const { left, top, width, height, x, y } = plot;
    const scale = (type: 'linear', toShare: (value: number) => number) => ({ type, domain: [0, 1] as const, place: toShare });
    const frame = {
      width,
      height,
      x: scale('linear', (value) => (x.toPixel(value) - left) / width),
      y: scale('linear', (value) => 1 - (y.toPixel(value) - top) / height),
    };
    const points = state.picture.chart.points.filter(({ x: across, y: up }) =>
      isInside(plot!, { x: x.toPixel(across.value), y: y.toPixel(up.value) }),
    );
    overlay.labels(plot, placeLabels(points, frame), ({ point }) => ({ x: x.toPixel(point.x.value), y: y.toPixel(point.y.value) }));
  };
  const drawBrush = () => {
    const brush = now()?.reading.settings.brush;
    if (brush === undefined || plot === undefined) return overlay.brush(undefined);
    const corner = (at: 0 | 1): Pixel => ({ x: plot!.x.toPixel(brush.x[at]), y: plot!.y.toPixel(brush.y[at]) });
    overlay.brush({ from: corner(0), to: corner(1) });
  };
  const limits = () => {
    const state = now();
    if (state !== undefined && plot !== undefined) overlay.limits(plot, state.reading.axes, state.limits);
  };
  const drawAll = () => {
    if (plot === undefined) return;
    overlay.frame(plot);
    drawMarks();
    drawLabels();
    drawBrush();
    limits();
  };
  const pointAt = (at: Pixel) => {
    const found = nearest(pixels, at, REACH);
    return found === undefined ? undefined : now()?.picture.points[found];
  };
  const walk = (by: number) => {
    const state = now();
    if (state === undefined) return;
    const { reading } = state;
    const { curve, x, y } = reading.model;
    walked = Math.max(
      0,
      Math.min(curve.length - 1, walked === undefined ? (by > 0 && by !== Number.POSITIVE_INFINITY ? 0 : curve.length - 1) : walked + by),
    );
    if (by === Number.NEGATIVE_INFINITY) walked = 0;
    const point = curve[walked]!;
    drawMarks();
    const { axes } = reading;
    const value = (axis: 'x' | 'y', of: Float64Array) => `${visible(axes[axis].title)} ${valueText(axes[axis], of[point]!)}`;
    services.announce(
      `${reading.nameOf(point)}: ${value('y', y)}, ${value('x', x)}, ${standingText(reading, point, parts.likelihood)}, ${walked + 1} of ${curve.length}`,
    );
  };
  const walkedId = () => {
    const reading = now()?.reading;
    return reading === undefined || walked === undefined ? undefined : reading.idOf(reading.model.curve[walked]!);
  };
  const gestures = listenToGestures(place, {
    plot: () => plot,
    tool: () => now()?.reading.settings.tool ?? 'brush',
    limitAt(at) {
      const state = now();
      return state === undefined || plot === undefined ? undefined : limitAt(plot, state.reading.axes, state.limits, at);
    },
    limit(axis, at, how) {
      const state = now();
      if (state === undefined || plot === undefined) return;
      const value = isInside(plot, at) ? Number(plot[axis].fromPixel(at[axis]).toPrecision(3)) : undefined;
      setLimits({ ...state.limits, [axis]: value });
      if (how === 'done') rememberLimits();
    },
    brush(from, to, how) {
      const state = now();
      if (state === undefined || plot === undefined) return;
      overlay.brush({ from, to });
      if (how === 'moving') return;
      change({ brush: brushOf(plot, from, to) });
      services.announce(`The table shows ${filtered?.size ?? 0} rows of the chart. Escape shows all.`);
    },
    lasso(line, how, adding) {
      const state = now();
      overlay.lasso(how === 'done' ? [] : line);
      if (how === 'moving' || state === undefined || plot === undefined) return;
      const ids = idsInLasso(state.reading, plot, line);
      services.select(ids, adding ? 'add' : 'only');
      services.announce(`${ids.length} selected`);
    },
    move: (share) => zooming.move(share),
    zoom: (factor, at) => plot !== undefined && zooming.by(factor, shareOf(plot, at)),
    click(at, adding) {
      const point = pointAt(at);
      const state = now();
      if (state === undefined) return;
      if (point === undefined) return state.reading.settings.brush === undefined ? undefined : change({ brush: undefined });
      const id = state.reading.idOf(point);
      if (adding) services.select([id], 'toggle');
      else services.reveal(id);
    },
    hover(at, { clientX, clientY }) {
      const state = now();
      const point = at === undefined ? undefined : pointAt(at);
      overlay.point(
        'hovered',
        state === undefined || point === undefined || plot === undefined ? undefined : pixelOf(state.reading, point),
      );
      if (state === undefined || point === undefined) services.tooltip.hide();
      else services.tooltip.show(pointLines(state.reading, point, parts.likelihood), clientX, clientY);
    },
    cancelled() {
      overlay.lasso([]);
      drawBrush();
    },
    space() {
      const id = walkedId();
      if (id !== undefined) services.select([id], 'toggle');
    },
  });
  listenToChartKeys(place, {
    walk,
    zoom: parts.zoom,
    reveal() {
      const id = walkedId();
      if (id !== undefined) services.reveal(id);
    },
    escape() {
      if (gestures.cancel()) return;
      if (now()?.reading.settings.brush !== undefined) change({ brush: undefined });
    },
  });
  /** The table follows the rectangle, also when rows come and go. */
  const followBrush = () => {
    const reading = now()?.reading;
    if (reading === undefined || (brushed?.reading.model === reading.model && brushed.brush === reading.settings.brush)) return;
    const { brush } = reading.settings;
    brushed = { reading, brush };
    filterTo(brush === undefined ? undefined : idsInBrush(reading, brush));
  };
  return {
    place,
    limits,
    drawn(view) {
      const state = now();
      if (state === undefined) return;
      plot = plotOf(view, zooming.axes());
      const { chart } = state.picture;
      pixels = chart.points.map(({ x, y }) => ({ x: plot!.x.toPixel(x.value), y: plot!.y.toPixel(y.value) }));
      drawAll();
    },
    shown(otherPoints) {
      const state = now();
      if (state !== undefined) place.setAttribute('aria-label', state.picture.chart.description);
      if (otherPoints) walked = undefined;
      else drawAll();
      followBrush();
    },
    limitLines() {
      const state = now();
      if (state === undefined) return [];
      return (['x', 'y'] as const).flatMap((axis) => {
        const value = state.limits[axis];
        const { title, goal } = state.reading.axes[axis];
        const label = `${visible(title)} at ${goal === 'min' ? 'most' : 'least'} ${value === undefined ? '' : valueText(state.reading.axes[axis], value)}`;
        return value === undefined ? [] : [{ axis, value, label }];
      });
    },
    leave() {
      plot = undefined;
      brushed = undefined;
      services.tooltip.hide();
      filterTo(undefined);
    },
  };
}
