import { axisScale } from './axis-scale.ts';
import type { Drawing } from './drawing.ts';
import { familyScale, type FamilyScale } from './family-scale.ts';
import { placeLabels } from './labels.ts';
import { barLayers, frontLine, frontMarks, labelLayers, limitLayers, pointLayer, tagLayer } from './layers.ts';
import type { ChartAxis, ChartPoint, ChartSpec, ParetoChart } from './pareto-chart.ts';
import { evenSample } from './sample.ts';
import type { ChartTheme } from './theme.ts';

export interface ParetoSpec {
  readonly spec: ChartSpec;
  /** Points drawn, of how many. */
  readonly shown: number;
  readonly of: number;
}

/** Beyond this many marks a canvas stutters; the front is never left out. */
export const MOST_MARKS = 5000;
const WIDTH = 760;
const HEIGHT = 430;
/** Of axes, titles and legend, for placing labels. */
const MARGINS = { x: 75, y: 105 };

/**
 * A Pareto chart as Vega-Lite, data inline. The same chart and theme give the same JSON. Hosts may set the parameters
 * `xDomain`, `yDomain`, `hovered` and `marked` (ids) of the view while it lives.
 */
export function paretoSpec(chart: ParetoChart, theme: ChartTheme, most: number = MOST_MARKS): ParetoSpec {
  const front = chart.points.filter(({ rank }) => rank === 0);
  const rest = evenSample(
    chart.points.filter(({ rank }) => rank > 0),
    Math.max(0, most - front.length),
  );
  const shown = [...rest, ...front];
  const x = axisScale(chart.x, axisValues(shown, 'x', chart));
  const y = axisScale(chart.y, axisValues(shown, 'y', chart));
  const drawing: Drawing = { chart, theme, x, y, families: chart.family === undefined ? undefined : familyScale(chart.points, theme) };
  const labels = placeLabels(front, { x, y, width: WIDTH - MARGINS.x, height: HEIGHT - MARGINS.y });
  const spec: ChartSpec = {
    description: chart.description,
    width: WIDTH,
    height: HEIGHT,
    autosize: { type: 'fit', contains: 'padding' },
    padding: { left: 4, top: 4, right: 8, bottom: 4 },
    params: [
      { name: 'xDomain', value: [...x.domain] },
      { name: 'yDomain', value: [...y.domain] },
      { name: 'hovered', value: '' },
      { name: 'marked', value: '' },
    ],
    layer: [
      ...limitLayers(drawing),
      pointLayer(drawing, rest, 'dominated'),
      ...(chart.frontLine === 'drawn' ? [frontLine(drawing, front)] : []),
      ...barLayers(drawing, front),
      frontMarks(drawing, front),
      ...(['knee', 'chosen'] as const).map((tag) => tagLayer(drawing, front, tag)),
      ...labelLayers(drawing, labels),
    ],
    resolve: { scale: { x: 'shared', y: 'shared', color: 'shared', shape: 'shared' } },
    // For who zooms: how places of an axis become values.
    usermeta: { x: x.type, y: y.type },
    config: configOf(theme, legendColumns(drawing.families, chart.family)),
  };
  return { spec, shown: shown.length, of: chart.points.length };
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

/** As many as surely fit beside the title: text is measured more widely where there is no browser. */
function legendColumns(families: FamilyScale | undefined, title = ''): number {
  const longest = Math.min(LEGEND_CHARACTERS, Math.max(1, ...(families?.domain ?? []).map((name) => name.length)));
  return Math.max(1, Math.floor((WIDTH - title.length * 9 - 20) / (longest * 8.8 + 28)));
}

const LEGEND_CHARACTERS = 24;

function configOf({ background, foreground, muted, grid, font }: ChartTheme, columns: number): ChartSpec {
  return {
    background,
    font,
    view: { stroke: null },
    axis: {
      labelColor: muted,
      titleColor: foreground,
      gridColor: grid,
      gridOpacity: 0.7,
      domainColor: grid,
      tickColor: grid,
      labelFontSize: 11,
      titleFontSize: 12,
      titleFontWeight: 600,
      titlePadding: 8,
    },
    legend: {
      labelColor: foreground,
      titleColor: foreground,
      labelFontSize: 11,
      titleFontSize: 11,
      labelLimit: LEGEND_CHARACTERS * 8.8,
      symbolSize: 70,
      symbolOpacity: 1,
      orient: 'top',
      direction: 'horizontal',
      columns,
      titleOrient: 'left',
    },
    // Every mark would say its data to a screen reader; the tables beside the chart say it better.
    aria: true,
    mark: { aria: false },
    axisX: { aria: false },
    axisY: { aria: false },
  };
}
