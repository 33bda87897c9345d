import type { View } from 'vega';
import type { Result } from 'vega-embed';
import { embedSpec } from '../charts/vega-page.ts';
import type { Tooltip } from '../ui/tooltip.ts';
import { bindZoom, type Axes } from './chart-zoom.ts';

/** A live chart in the page; it is drawn anew when the colours or the width change. */
export interface LiveChart {
  draw(): Promise<void>;
  /** Lights a point up while the pointer is on its row. */
  hover(id: string): void;
  /** Marks a point until another is marked. */
  mark(id: string): void;
}

/** What we need to know of the spec; everything else goes to Vega as it is. */
export interface ChartSpec {
  readonly height: number;
  readonly width: number;
  readonly params: readonly { readonly name: string; readonly value: unknown }[];
  readonly usermeta: { readonly x: string; readonly y: string };
  readonly layer: readonly { readonly name?: string }[];
  readonly config: { readonly legend: { readonly columns: number } };
}

export interface ChartPlaces {
  readonly live: HTMLElement;
  readonly tools: HTMLElement;
  readonly tooltip: Tooltip;
  readonly clicked: (id: string) => void;
}

export function createChart(spec: ChartSpec, places: ChartPlaces): LiveChart {
  const axes = axesOf(spec);
  let marked = '';
  let drawn: { readonly result: Result; readonly ended: AbortController } | undefined;
  const set = (name: string, value: string) => void drawn?.result.view.signal(name, value).runAsync();
  const drawNow = async () => {
    drawn?.ended.abort();
    const result = await embedInto(places, sized(spec, places.live.clientWidth));
    drawn?.result.finalize();
    const ended = new AbortController();
    drawn = { result, ended };
    bindZoom(result.view, places.live, places.tools, axes, ended.signal);
    bindPoints(result.view, places);
    await result.view.signal('xDomain', axes.x.now).signal('yDomain', axes.y.now).signal('marked', marked).runAsync();
  };
  let queue = Promise.resolve();
  return {
    draw() {
      // One after another: two drawings at once would both stay in the page.
      queue = queue.then(drawNow, drawNow);
      return queue;
    },
    hover: (id) => set('hovered', id),
    mark(id) {
      marked = id;
      set('marked', id);
    },
  };
}

function embedInto({ live, tooltip }: ChartPlaces, spec: ChartSpec): Promise<Result> {
  return embedSpec(live, spec, (lines, at) => (at === undefined ? tooltip.hide() : tooltip.show(lines, at.clientX, at.clientY)));
}

function bindPoints(view: View, { clicked }: ChartPlaces): void {
  view.addEventListener('click', (_, item) => {
    const id: unknown = item?.datum?.id;
    if (typeof id === 'string') clicked(id);
  });
}

const NARROWEST = 280;
/** Below this width labels would hide what they name, and the legend needs lines of its own. */
const NARROW = 560;

/** The chart in the width that there is. */
function sized(spec: ChartSpec, available: number): ChartSpec {
  const width = Math.max(NARROWEST, available);
  const columns = Math.max(1, Math.floor((spec.config.legend.columns * width) / spec.width));
  const fitted = { ...spec, width, config: { ...spec.config, legend: { ...spec.config.legend, columns } } };
  return width >= NARROW
    ? fitted
    : { ...fitted, height: spec.height + 60, layer: spec.layer.filter(({ name }) => !name?.startsWith('label_')) };
}

function axesOf({ params, usermeta }: ChartSpec): Axes {
  const axis = (name: 'x' | 'y') => {
    const whole = params.find((param) => param.name === `${name}Domain`)?.value as readonly [number, number];
    return { log: usermeta[name] === 'log', whole, now: whole };
  };
  return { x: axis('x'), y: axis('y') };
}
