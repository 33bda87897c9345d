import { chartConfig, legendColumns } from './chart-config.ts';
import type { ChartSpec } from './chart-spec.ts';
import { labelByPlace, literalText } from './literal-text.ts';
import type { ChartTheme } from './theme.ts';
import { chartFrame } from './chart-frame.ts';

export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  /** The 90 % interval of y, where it is known. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** 0 to 1 along the ramp, or a place in the families; null for neither. */
  readonly colour: number | null;
  readonly selected: boolean;
}

export interface ScatterAxis {
  readonly title: string;
  readonly log: boolean;
  readonly money: boolean;
  readonly domain: readonly [number, number];
  /** Texts in their order: the axis has a place for each. */
  readonly names?: readonly string[] | undefined;
}

export interface ScatterChart {
  readonly x: ScatterAxis;
  readonly y: ScatterAxis;
  readonly points: readonly ScatterPoint[];
  /** The middle of each strip. */
  readonly medians: readonly { readonly x: number; readonly y: number }[];
  readonly colours:
    | { readonly kind: 'ramp'; readonly title: string; readonly names: readonly string[] }
    | { readonly kind: 'families'; readonly title: string; readonly names: readonly string[] }
    | undefined;
  readonly description: string;
}

export interface ScatterLook {
  readonly width?: number;
  readonly legend: 'in the picture' | 'left to the page';
}

const WIDTH = 720;
const MONEY = `datum.value >= 1000 ? '$' + format(datum.value / 1000, '~r') + 'k' : '$' + format(datum.value, '~r')`;
const LEADING = 'round(datum.value / pow(10, floor(log(datum.value) / LN10 + 1e-9)))';

/** A metric against a parameter: points, or strips with their medians where the parameter is a text. */
export function scatterSpec(chart: ScatterChart, theme: ChartTheme, { width = WIDTH, legend }: ScatterLook): ChartSpec {
  const names = chart.colours?.kind === 'families' ? chart.colours.names : [];
  const drawn: Drawn = { chart, theme, hasLegend: legend === 'in the picture' };
  return {
    ...chartFrame(chart.description, width),
    params: [
      { name: 'xDomain', value: [...chart.x.domain] },
      { name: 'yDomain', value: [...chart.y.domain] },
    ],
    layer: [barLayer(drawn), pointLayer(drawn), medianLayer(drawn)],
    config: chartConfig(theme, legendColumns(names, chart.colours?.title ?? '', width)),
  };
}

interface Drawn {
  readonly chart: ScatterChart;
  readonly theme: ChartTheme;
  readonly hasLegend: boolean;
}

function positions({ chart }: Drawn): { readonly x: ChartSpec; readonly y: ChartSpec } {
  return { x: position('x', chart.x), y: position('y', chart.y) };
}

function position(field: 'x' | 'y', axis: ScatterAxis): ChartSpec {
  const { title, log, names } = axis;
  return {
    field,
    type: 'quantitative',
    scale: { type: log ? 'log' : 'linear', domain: { expr: `${field}Domain` }, nice: false, ...(log ? {} : { zero: false }) },
    axis: {
      title: literalText(`${title}${log ? ', log scale' : ''}`),
      labelOverlap: names === undefined ? 'greedy' : true,
      ...(names === undefined ? { tickCount: field === 'x' ? 8 : 6, ...labels(axis) } : texts(names)),
    },
  };
}

function labels({ money, log }: ScatterAxis): ChartSpec {
  if (log) return { labelExpr: `indexof([1, 2, 5], ${LEADING}) < 0 ? '' : ${money ? `(${MONEY})` : `format(datum.value, '~r')`}` };
  return money ? { labelExpr: MONEY } : { format: '~r' };
}

function texts(names: readonly string[]): ChartSpec {
  const long = names.length > 5 || names.some((name) => name.length > 14);
  return {
    values: names.map((_, at) => at),
    labelExpr: labelByPlace(names),
    labelLimit: 110,
    grid: false,
    ...(long ? { labelAngle: -35 } : {}),
  };
}

function pointLayer(drawn: Drawn): ChartSpec {
  const { chart, theme } = drawn;
  return {
    name: 'points',
    data: { name: 'points', values: chart.points.map(({ x, y, colour, selected }, point) => ({ point, x, y, colour, selected })) },
    mark: { type: 'point', filled: true, size: 46, clip: true, cursor: 'pointer', invalid: 'show', tooltip: null },
    encoding: {
      ...positions(drawn),
      color: colourOf(drawn),
      opacity: { condition: { test: 'datum.selected', value: 1 }, value: chart.points.length > 500 ? 0.5 : 0.75 },
      size: { condition: { test: 'datum.selected', value: 150 }, value: chart.points.length > 500 ? 26 : 46 },
      stroke: { condition: { test: 'datum.selected', value: theme.foreground }, value: null },
      strokeWidth: { value: 2 },
    },
  };
}

function colourOf({ chart: { colours }, theme, hasLegend }: Drawn): ChartSpec {
  if (colours === undefined) return { value: theme.series[0] };
  // What has no place on the ramp is there all the same.
  const condition = { test: 'datum.colour === null', value: theme.muted };
  if (colours.kind === 'families') {
    const range = colours.names.map((_, family) => theme.series[family % theme.series.length]!);
    const shown = { title: literalText(colours.title), labelExpr: labelByPlace(colours.names) };
    return {
      condition,
      field: 'colour',
      type: 'nominal',
      scale: { domain: colours.names.map((_, family) => family), range },
      legend: hasLegend ? shown : null,
    };
  }
  const shown = { title: literalText(colours.title), gradientLength: 160, values: [0, 1], labelExpr: labelByPlace(colours.names) };
  return {
    condition,
    field: 'colour',
    type: 'quantitative',
    scale: { domain: [0, 1], range: [theme.series[1], theme.series[0]], interpolate: 'lab' },
    legend: hasLegend ? shown : null,
  };
}

function barLayer(drawn: Drawn): ChartSpec {
  const values = drawn.chart.points.flatMap(({ x, low, high }) =>
    low === undefined || high === undefined ? [] : [{ x, y: low, y2: high }],
  );
  return {
    name: 'bars',
    data: { name: 'bars', values },
    mark: { type: 'rule', stroke: drawn.theme.foreground, strokeWidth: 1, opacity: 0.35, clip: true, tooltip: null },
    encoding: { ...positions(drawn), y2: { field: 'y2' } },
  };
}

/** As wide as a strip. */
const STRIP = 0.36;

function medianLayer(drawn: Drawn): ChartSpec {
  return {
    name: 'medians',
    data: { name: 'medians', values: drawn.chart.medians.map(({ x, y }) => ({ x: x - STRIP, x2: x + STRIP, y })) },
    mark: { type: 'rule', stroke: drawn.theme.foreground, strokeWidth: 2.5, clip: true, tooltip: null },
    encoding: { ...positions(drawn), x2: { field: 'x2' } },
  };
}
