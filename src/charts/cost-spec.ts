import { chartConfig, legendColumns } from './chart-config.ts';
import type { ChartSpec } from './chart-spec.ts';
import { labelByPlace } from './literal-text.ts';
import type { ChartTheme } from './theme.ts';

export interface DrawnBar {
  readonly name: string;
  readonly parts: readonly { readonly name: string; readonly value: number }[];
  /** Names of what is not known. */
  readonly unknown: readonly string[];
  /** Undefined where nothing is known of it. */
  readonly total: { readonly value: number; readonly low: number; readonly high: number } | undefined;
  /** What stands at the end of the bar. */
  readonly text: string;
}

export interface CostChart {
  /** With the unit: `forward cost, $/mo`. */
  readonly title: string;
  readonly bars: readonly DrawnBar[];
  readonly description: string;
}

/** The width of what is not known, as a share of the longest bar: it is seen, and its length says nothing. */
const UNKNOWN_SHARE = 0.12;
const BAR = 26;
const WIDTH = 720;

/** Bars of what costs add up from, one below the other; unknown parts are open at their end. */
export function costSpec(chart: CostChart, theme: ChartTheme, { width = WIDTH }: { readonly width?: number }): ChartSpec {
  const parts = partNames(chart.bars);
  const drawn: Drawn = { chart, theme, parts, longest: longestOf(chart.bars), end: endOf(chart.bars, width) };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: chart.description,
    width,
    height: chart.bars.length * BAR + 70,
    padding: { left: 4, top: 8, right: 12, bottom: 4 },
    autosize: { type: 'fit', contains: 'padding' },
    layer: [partLayer(drawn), unknownLayer(drawn), intervalLayer(drawn), totalLayer(drawn)],
    config: { ...chartConfig(theme, legendColumns(parts, '', width)), scale: { bandPaddingInner: 0.3, bandPaddingOuter: 0.15 } },
  };
}

/** The height that all bars take. */
export function costHeight(bars: number): number {
  return bars * BAR + 110;
}

interface Drawn {
  readonly chart: CostChart;
  readonly theme: ChartTheme;
  readonly parts: readonly string[];
  readonly longest: number;
  /** Where the axis ends. */
  readonly end: number;
}

/** In the order in which they are met, so that a part has one colour in all bars. */
export function partNames(bars: readonly DrawnBar[]): readonly string[] {
  return [...new Set(bars.flatMap(({ parts }) => parts.map(({ name }) => name)))];
}

function longestOf(bars: readonly DrawnBar[]): number {
  return bars.reduce((most, { total }) => Math.max(most, total?.high ?? 0), 0) || 1;
}

const [CHARACTER, NAME_CHARACTER, MOST_NAME, AROUND] = [7.2, 6, 180, 36];

/** The axis goes on until the text behind each bar has room; what is longer than half the drawing would leave none for bars. */
function endOf(bars: readonly DrawnBar[], width: number): number {
  const names = bars.reduce((most, { name }) => Math.max(most, Math.min(MOST_NAME, name.length * NAME_CHARACTER)), 0);
  const room = Math.max(1, width - names - AROUND);
  const longest = longestOf(bars);
  const end = bars.reduce((most, bar) => {
    const text = Math.min(0.6, (bar.text.length * CHARACTER + 10) / room);
    return Math.max(most, tipOf(bar, longest) / (1 - text));
  }, longest * 1.05);
  return Number(end.toPrecision(4));
}

/** Where a bar with its interval and its open end is over. */
function tipOf({ parts, unknown, total }: DrawnBar, longest: number): number {
  const known = parts.reduce((sum, { value }) => sum + value, 0);
  return Math.max(total?.high ?? 0, known + (unknown.length > 0 ? longest * UNKNOWN_SHARE : 0));
}

const ROW: ChartSpec = { field: 'bar', type: 'nominal', sort: null };

function rowAxis({ chart: { bars } }: Drawn): ChartSpec {
  return {
    ...ROW,
    scale: { domain: bars.map((_, bar) => bar) },
    axis: { title: null, labelExpr: labelByPlace(bars.map(({ name }) => name)), labelLimit: 180, ticks: false, domain: false, grid: false },
  };
}

/** Where no sum is known, no place on the axis means one. */
function costAxis({ chart: { title, bars }, end }: Drawn): ChartSpec {
  const isKnown = bars.some(({ total }) => total !== undefined);
  return {
    type: 'quantitative',
    scale: { domain: [0, end], nice: false },
    axis: isKnown ? { title: `${title} (lower is better)`, labelOverlap: 'greedy', tickCount: 6, labelExpr: MONEY } : null,
  };
}

const MONEY = `datum.value >= 1000 ? '$' + format(datum.value / 1000, '~r') + 'k' : '$' + format(datum.value, '~r')`;

function partLayer(drawn: Drawn): ChartSpec {
  const { chart, theme, parts } = drawn;
  const values = chart.bars.flatMap((bar, at) => {
    let from = 0;
    return bar.parts.map(({ name, value }) => {
      const part = { bar: at, part: parts.indexOf(name), x: from, x2: from + value };
      from += value;
      return part;
    });
  });
  return {
    name: 'parts',
    data: { name: 'parts', values },
    mark: { type: 'bar', stroke: theme.background, strokeWidth: 1, cursor: 'pointer', tooltip: null },
    encoding: {
      y: rowAxis(drawn),
      x: { ...costAxis(drawn), field: 'x' },
      x2: { field: 'x2' },
      color: {
        field: 'part',
        type: 'nominal',
        scale: { domain: parts.map((_, part) => part), range: parts.map((_, part) => theme.series[part % theme.series.length]!) },
        legend: { title: null, symbolType: 'square', labelExpr: labelByPlace(parts) },
      },
    },
  };
}

/** Dashed and empty, with its name: whoever sees it knows that something is missing. */
function unknownLayer(drawn: Drawn): ChartSpec {
  const { chart, theme, longest } = drawn;
  const values = chart.bars.flatMap((bar, at) => {
    const from = bar.parts.reduce((sum, { value }) => sum + value, 0);
    return bar.unknown.length === 0 ? [] : [{ bar: at, x: from, x2: from + longest * UNKNOWN_SHARE }];
  });
  return {
    name: 'unknown',
    data: { name: 'unknown', values },
    mark: {
      type: 'bar',
      fill: theme.background,
      fillOpacity: 0,
      stroke: theme.limit,
      strokeWidth: 1.5,
      strokeDash: [4, 3],
      cursor: 'pointer',
      tooltip: null,
    },
    encoding: { y: rowAxis(drawn), x: { ...costAxis(drawn), field: 'x' }, x2: { field: 'x2' } },
  };
}

function intervalLayer(drawn: Drawn): ChartSpec {
  const { chart, theme } = drawn;
  const values = chart.bars.flatMap(({ total }, bar) =>
    total === undefined || !(total.high > total.low) ? [] : [{ bar, x: total.low, x2: total.high }],
  );
  return {
    name: 'intervals',
    data: { name: 'intervals', values },
    mark: { type: 'rule', stroke: theme.foreground, strokeWidth: 1.5, tooltip: null },
    encoding: { y: rowAxis(drawn), x: { ...costAxis(drawn), field: 'x' }, x2: { field: 'x2' } },
  };
}

function totalLayer(drawn: Drawn): ChartSpec {
  const { chart, theme, longest } = drawn;
  const values = chart.bars.map((one, bar) => ({ bar, x: tipOf(one, longest), text: one.text }));
  return {
    name: 'totals',
    data: { name: 'totals', values },
    mark: { type: 'text', align: 'left', baseline: 'middle', dx: 6, fontSize: 11, fontWeight: 600, color: theme.foreground, tooltip: null },
    encoding: { y: rowAxis(drawn), x: { ...costAxis(drawn), field: 'x' }, text: { field: 'text' } },
  };
}
