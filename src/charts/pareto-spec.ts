import { axisScale } from './axis-scale.ts';
import { chartConfig, legendColumns } from './chart-config.ts';
import type { Drawing } from './drawing.ts';
import { familyScale } from './family-scale.ts';
import { placeLabels } from './labels.ts';
import { barLayers, frontLine, frontMarks, hullLine, labelLayers, limitLayers, pointLayer, tagLayer } from './layers.ts';
import type { ChartAxis, ChartPoint, ParetoChart } from './pareto-chart.ts';
import { MOST_MARKS, type ChartSpec } from './chart-spec.ts';
import { evenSample } from './sample.ts';
import type { ChartTheme } from './theme.ts';

export interface ParetoSpec {
  readonly spec: ChartSpec;
  /** Points drawn, of how many. */
  readonly shown: number;
  readonly of: number;
}

export interface ParetoOptions {
  readonly most?: number;
  readonly width?: number;
  /** Limits, labels and rings are drawn here, or left to a page that lets people move them. */
  readonly overlay?: 'drawn' | 'left to the page';
}

const WIDTH = 760;
const HEIGHT = 430;
const RINGED = ['knee', 'chosen', 'added'] as const;
/** Of axes, titles and legend, for placing labels. */
const MARGINS = { x: 75, y: 105 };

/**
 * A Pareto chart as Vega-Lite, data inline. The same chart and theme give the same JSON. Hosts may set the parameters
 * `xDomain`, `yDomain`, `hovered` and `marked` (ids) of the view while it lives.
 */
export function paretoSpec(
  chart: ParetoChart,
  theme: ChartTheme,
  { most = MOST_MARKS, width = WIDTH, overlay = 'drawn' }: ParetoOptions = {},
): ParetoSpec {
  const front = chart.points.filter(({ rank }) => rank === 0);
  const rest = evenSample(
    chart.points.filter(({ rank }) => rank > 0),
    Math.max(0, most - front.length),
  );
  const shown = [...rest, ...front];
  const x = axisScale(chart.x, axisValues(shown, 'x', chart));
  const y = axisScale(chart.y, axisValues(shown, 'y', chart));
  const families = chart.family === undefined ? undefined : familyScale(chart.points, theme);
  const drawing: Drawing = { chart, theme, x, y, families, livesAlone: overlay === 'drawn' };
  const marks = marksOf(drawing, front, rest);
  const spec: ChartSpec = {
    description: chart.description,
    width,
    height: HEIGHT,
    autosize: { type: 'fit', contains: 'padding' },
    padding: { left: 4, top: 4, right: 8, bottom: 4 },
    params: [
      { name: 'xDomain', value: [...x.domain] },
      { name: 'yDomain', value: [...y.domain] },
      { name: 'hovered', value: '' },
      { name: 'marked', value: '' },
    ],
    layer: overlay === 'drawn' ? [...limitLayers(drawing), ...marks, ...overMarks(drawing, shown, width)] : marks,
    resolve: { scale: { x: 'shared', y: 'shared', color: 'shared', shape: 'shared' } },
    // For who zooms: how places of an axis become values.
    usermeta: { x: x.type, y: y.type },
    config: chartConfig(theme, legendWidth(drawing, width)),
  };
  return { spec, shown: shown.length, of: chart.points.length };
}

function marksOf(drawing: Drawing, front: readonly ChartPoint[], rest: readonly ChartPoint[]): readonly ChartSpec[] {
  const { frontLine: line, hull } = drawing.chart;
  return [
    pointLayer(drawing, rest, 'dominated'),
    ...(line === 'drawn' ? [frontLine(drawing, front)] : []),
    ...(hull === undefined ? [] : [hullLine(drawing, hull)]),
    ...barLayers(drawing, front),
    frontMarks(drawing, front),
  ];
}

function legendWidth({ families, chart }: Drawing, width: number): number {
  return families === undefined ? 1 : legendColumns(families.domain, chart.family ?? '', width);
}

/** Rings and labels, which a page may draw itself. */
function overMarks(drawing: Drawing, shown: readonly ChartPoint[], width: number): readonly ChartSpec[] {
  const tagged = shown.filter(({ tags }) => tags.length > 0);
  const rings = RINGED.filter((tag) => tag !== 'added' || tagged.some(({ tags }) => tags.includes(tag)));
  const frame = { x: drawing.x, y: drawing.y, width: width - MARGINS.x, height: HEIGHT - MARGINS.y };
  return [...rings.map((tag) => tagLayer(drawing, tagged, tag)), ...labelLayers(drawing, placeLabels(shown, frame))];
}

/** Values that have to be in view: all points, the bars of the front, and limits that are not far away. */
function axisValues(points: readonly ChartPoint[], axis: 'x' | 'y', chart: ParetoChart): readonly number[] {
  const money = chart[axis].kind === 'money';
  const values = points.flatMap(({ rank, [axis]: { value, low, high } }) =>
    rank === 0 ? [value, high, ...(low > 0 || !money ? [low] : [])] : [value],
  );
  const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const near = chart.limits.filter((limit) => limit.axis === axis && isNear(limit.value, low, high, chart[axis])).map(({ value }) => value);
  return [...values, ...near];
}

function isNear(value: number, low: number, high: number, { kind }: ChartAxis): boolean {
  if (kind === 'money' && low > 0 && high / low > 10) return value > low / 3 && value < high * 3;
  const reach = (high - low) * 0.5;
  return value >= low - reach && value <= high + reach;
}
