import { chartConfig, legendColumns } from './chart-config.ts';
import type { ChartSpec } from './chart-spec.ts';
import { labelByPlace, literalText } from './literal-text.ts';
import type { ChartTheme } from './theme.ts';

export interface DrawnAxis {
  readonly title: string;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

export interface DrawnLine {
  /** By axis: 0 is its foot, 1 its head, null where there is no value. */
  readonly places: readonly (number | null)[];
  /** 0 to 1 along the ramp, or a place in the families; null for neither. */
  readonly colour: number | null;
  readonly look: 'usual' | 'left out' | 'selected';
}

export interface ParallelChart {
  readonly axes: readonly DrawnAxis[];
  readonly lines: readonly DrawnLine[];
  /** What the colour says; undefined for one colour. */
  readonly colours:
    | { readonly kind: 'ramp'; readonly title: string; readonly ends: readonly [string, string] }
    | { readonly kind: 'families'; readonly title: string; readonly names: readonly string[] }
    | undefined;
  readonly description: string;
}

export interface ParallelLook {
  readonly width?: number;
  /** Titles and values at the axes stand in the picture, or the page puts them there. */
  readonly axes: 'in the picture' | 'left to the page';
}

/** Where rows without a value cross an axis: below its foot. */
export const NO_VALUE = -0.1;
export const PLACES = { least: -0.14, most: 1.02 } as const;
const WIDTH = 900;

/** Lines from axis to axis, one for each row. */
export function parallelSpec(chart: ParallelChart, theme: ChartTheme, { width = WIDTH, axes }: ParallelLook): ChartSpec {
  const names = chart.colours?.kind === 'families' ? chart.colours.names : [];
  const isWhole = axes === 'in the picture';
  const drawn: Drawn = { chart, theme, isWhole };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: chart.description,
    width,
    height: 420,
    padding: isWhole ? { left: 40, top: 8, right: 40, bottom: 8 } : { left: 44, top: 44, right: 64, bottom: 8 },
    autosize: { type: 'fit', contains: 'padding' },
    layer: [
      axisLayer(drawn),
      ...(['left out', 'usual', 'selected'] as const).map((look) => lineLayer(drawn, look)),
      ...(isWhole ? [titleLayer(drawn), tickLayer(drawn)] : []),
    ],
    config: chartConfig(theme, legendColumns(names, chart.colours?.title ?? '', width)),
  };
}

interface Drawn {
  readonly chart: ParallelChart;
  readonly theme: ChartTheme;
  readonly isWhole: boolean;
}

function positions({ chart: { axes }, isWhole }: Drawn): ChartSpec {
  const last = Math.max(1, axes.length - 1);
  return {
    x: { field: 'x', type: 'quantitative', scale: { domain: [0, last], nice: false, zero: false }, axis: null },
    y: {
      field: 'y',
      type: 'quantitative',
      scale: { domain: [PLACES.least, isWhole ? 1.16 : PLACES.most], nice: false, zero: false },
      axis: null,
    },
  };
}

const OPACITY = { 'left out': 0.12, usual: 0.55, selected: 1 } as const;

function lineLayer(drawn: Drawn, look: DrawnLine['look']): ChartSpec {
  const { chart, theme } = drawn;
  const name = look.replace(' ', '-');
  const values = chart.lines.flatMap((line, at) =>
    line.look === look ? line.places.map((y, x) => ({ line: at, x, y: y ?? NO_VALUE, colour: line.colour })) : [],
  );
  const few = chart.lines.length < 200;
  return {
    name,
    data: { name, values },
    mark: {
      type: 'line',
      strokeWidth: look === 'selected' ? 3 : few ? 1.5 : 1,
      opacity: Math.min(1, OPACITY[look] * (few && look === 'usual' ? 1.5 : 1)),
      clip: true,
      invalid: 'show',
      tooltip: null,
    },
    encoding: {
      ...positions(drawn),
      detail: { field: 'line', type: 'nominal' },
      stroke: look === 'left out' ? { value: theme.muted } : colourOf(drawn),
    },
  };
}

function colourOf({ chart: { colours }, theme, isWhole }: Drawn): ChartSpec {
  if (colours === undefined) return { value: theme.series[0] };
  // What has no place on the ramp is there all the same.
  const condition = { test: 'datum.colour === null', value: theme.muted };
  const legend = { title: literalText(colours.title), symbolType: 'stroke', symbolStrokeWidth: 3 };
  if (colours.kind === 'families') {
    const domain = colours.names.map((_, family) => family);
    return {
      condition,
      field: 'colour',
      type: 'nominal',
      scale: { domain, range: colours.names.map((_, family) => theme.series[family % theme.series.length]!) },
      legend: isWhole ? { ...legend, labelExpr: labelByPlace(colours.names) } : null,
    };
  }
  return {
    condition,
    field: 'colour',
    type: 'quantitative',
    scale: { domain: [0, 1], range: [theme.series[1], theme.series[0]], interpolate: 'lab' },
    legend: isWhole
      ? { title: literalText(colours.title), gradientLength: 160, values: [0, 1], labelExpr: labelByPlace(colours.ends) }
      : null,
  };
}

function axisLayer(drawn: Drawn): ChartSpec {
  return {
    name: 'axes',
    data: { name: 'axes', values: drawn.chart.axes.map((_, x) => ({ x, y: 0, y2: 1 })) },
    mark: { type: 'rule', stroke: drawn.theme.muted, strokeWidth: 1, opacity: 0.6, tooltip: null },
    encoding: { ...positions(drawn), y2: { field: 'y2' } },
  };
}

function titleLayer(drawn: Drawn): ChartSpec {
  return {
    name: 'titles',
    data: { values: drawn.chart.axes.map(({ title }, x) => ({ x, y: x % 2 === 0 ? 1.06 : 1.11, text: title })) },
    mark: { type: 'text', baseline: 'bottom', fontSize: 11, fontWeight: 600, color: drawn.theme.foreground, limit: 150, tooltip: null },
    encoding: { ...positions(drawn), text: { field: 'text' } },
  };
}

function tickLayer(drawn: Drawn): ChartSpec {
  return {
    name: 'ticks',
    data: { values: drawn.chart.axes.flatMap(({ ticks }, x) => ticks.map(({ at, text }) => ({ x, y: at, text }))) },
    mark: {
      ...{ type: 'text', align: 'left', dx: 5, fontSize: 10, color: drawn.theme.foreground, limit: 90, tooltip: null },
      ...{ stroke: drawn.theme.background, strokeWidth: 0 },
    },
    encoding: { ...positions(drawn), text: { field: 'text' } },
  };
}
