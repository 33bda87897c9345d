import type { View } from 'vega';
import type { ChartServices } from '../chart.ts';
import { isAlong, shareOf } from '../plot.ts';
import type { Zooming } from '../zooming.ts';
import type { Limits } from './best-within.ts';
import { brushOf, idsInBrush, idsInLasso } from './brushing.ts';
import { listenToChartKeys } from './chart-keys.ts';
import { createFrontWalk, walkText } from './front-walk.ts';
import { type GestureEvents, listenToGestures } from './gestures.ts';
import { limitAt } from './limit-lines.ts';
import { createOverChart } from './over-chart.ts';
import { type Likelihood, pointLines } from './point-text.ts';
import type { Reading } from './reading.ts';
import type { ParetoSettings } from './settings.ts';
import type { ShownNow } from './shown.ts';
import { t } from '../../ui/l10n.ts';

export interface InteractionParts {
  readonly services: ChartServices;
  readonly zooming: Zooming;
  readonly zoom: (how: 'in' | 'out' | 'whole') => void;
  readonly likelihood: Likelihood;
  readonly now: () => ShownNow | undefined;
  readonly setLimits: (limits: Limits) => void;
  readonly rememberLimits: () => void;
  readonly change: (what: Partial<ParetoSettings>) => void;
}

export interface Interaction {
  readonly place: SVGSVGElement;
  drawn(view: View): void;
  /** The chart was shown: its points are others, or what is marked of them. */
  shown(otherPoints: boolean): void;
  limits(): void;
  leave(): void;
}

/** Everything above the marks: what a person points at, draws and walks along. */
export function createInteraction(parts: InteractionParts): Interaction {
  const { services, zooming, now, likelihood, change } = parts;
  const walk = createFrontWalk();
  const walkedPoint = () => walk.point(now()?.reading);
  const over = createOverChart(now, walkedPoint);
  const walkedId = () => {
    const [reading, point] = [now()?.reading, walkedPoint()];
    return reading === undefined || point === undefined ? undefined : reading.idOf(point);
  };
  const followBrush = createBrushFilter(services);
  const gestures = listenToGestures(over.place, {
    ...pointing(parts, over),
    ...drawing(parts, over, () => followBrush.size()),
    plot: over.plot,
    tool: () => now()?.reading.settings.tool ?? 'brush',
    move: zooming.move,
    zoom: (factor, at) => zooming.by(factor, shareOf(over.plot()!, at)),
    cancelled() {
      over.lasso([]);
      over.ownBrush();
    },
    space() {
      const id = walkedId();
      if (id !== undefined) services.select([id], 'toggle');
    },
  });
  listenToChartKeys(over.place, {
    zoom: parts.zoom,
    walk(by) {
      const reading = now()?.reading;
      if (reading === undefined) return;
      walk.go(reading, by);
      over.all();
      services.announce(walkText(reading, walkedPoint()!, likelihood));
    },
    reveal() {
      const id = walkedId();
      if (id !== undefined) services.reveal(id);
    },
    escape() {
      if (!gestures.cancel() && now()?.reading.settings.brush !== undefined) change({ brush: undefined });
    },
  });
  return {
    place: over.place,
    limits: over.limits,
    drawn: (view) => over.drawn(view, zooming.axes()),
    shown(otherPoints) {
      const shown = now();
      if (otherPoints) walk.leave();
      else over.all();
      if (shown !== undefined) followBrush.follow(shown.reading);
    },
    leave() {
      over.clear();
      services.tooltip.hide();
      followBrush.leave();
    },
  };
}

type Over = ReturnType<typeof createOverChart>;

/** Clicks, hovers, and the lines of limits. */
function pointing(
  { services, now, likelihood, setLimits, rememberLimits, change }: InteractionParts,
  over: Over,
): Pick<GestureEvents, 'click' | 'hover' | 'limitAt' | 'limit'> {
  return {
    click(at, adding) {
      const reading = now()?.reading;
      const point = over.pointAt(at);
      if (reading === undefined) return;
      if (point === undefined) return reading.settings.brush === undefined ? undefined : change({ brush: undefined });
      if (adding) services.select([reading.idOf(point)], 'toggle');
      else services.reveal(reading.idOf(point));
    },
    hover(at, { clientX, clientY }) {
      const reading = now()?.reading;
      const point = at === undefined ? undefined : over.pointAt(at);
      over.hover(point);
      if (reading === undefined || point === undefined) services.tooltip.hide();
      else services.tooltip.show(pointLines(reading, point, likelihood), clientX, clientY);
    },
    limitAt(at) {
      const [shown, plot] = [now(), over.plot()];
      return shown === undefined || plot === undefined ? undefined : limitAt(plot, shown.reading.axes, shown.limits, at);
    },
    limit(axis, at, how) {
      const [shown, plot] = [now(), over.plot()];
      if (shown === undefined || plot === undefined) return;
      // Drawn out of the plot it is gone.
      const value = isAlong(plot, axis, at) ? Number(plot[axis].fromPixel(at[axis]).toPrecision(3)) : undefined;
      setLimits({ ...shown.limits, [axis]: value });
      if (how === 'done') rememberLimits();
    },
  };
}

/** A rectangle filters the table, a line round points selects rows. */
function drawing({ services, now, change }: InteractionParts, over: Over, filtered: () => number): Pick<GestureEvents, 'brush' | 'lasso'> {
  return {
    brush(from, to, how) {
      const plot = over.plot();
      if (plot === undefined) return;
      over.brush({ from, to });
      if (how === 'moving') return;
      change({ brush: brushOf(plot, from, to) });
      services.announce(t('The table shows {0} rows of the chart. Escape shows all.', filtered()));
    },
    lasso(line, how, adding) {
      const [reading, plot] = [now()?.reading, over.plot()];
      over.lasso(how === 'done' ? [] : line);
      if (how === 'moving' || reading === undefined || plot === undefined) return;
      const ids = idsInLasso(reading, plot, line);
      services.select(ids, adding ? 'add' : 'only');
      services.announce(t('{0} selected', ids.length));
    },
  };
}

/** The table follows the rectangle, also when rows come and go. */
function createBrushFilter({ filterTo }: ChartServices) {
  let filtered: ReadonlySet<string> | undefined;
  let followed: { readonly model: Reading['model']; readonly brush: ParetoSettings['brush'] } | undefined;
  const set = (ids: ReadonlySet<string> | undefined) => {
    if (ids === filtered) return;
    filtered = ids;
    filterTo(ids);
  };
  return {
    size: () => filtered?.size ?? 0,
    follow(reading: Reading) {
      const { model, settings } = reading;
      if (followed?.model === model && followed.brush === settings.brush) return;
      followed = { model, brush: settings.brush };
      set(settings.brush === undefined ? undefined : idsInBrush(reading, settings.brush));
    },
    leave() {
      followed = undefined;
      set(undefined);
    },
  };
}
