import { chartConfig, legendColumns } from './chart-config.ts';
import type { ChartSpec } from './chart-spec.ts';
import { labelByPlace, literalText } from './literal-text.ts';
import type { ChartTheme } from './theme.ts';
import { chartFrame } from './chart-frame.ts';

/** One line with the name that it has among people. */
export interface DrawnCurve {
  /** Curves with the same place look the same: they are of one row. */
  readonly place: number;
  readonly name: string;
  readonly x: ArrayLike<number>;
  /** NaN is a gap. */
  readonly y: ArrayLike<number>;
  readonly smooth?: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> } | undefined;
}

export interface CurvesChart {
  readonly title: { readonly x: string; readonly y: string };
  /** What a number of the x axis is divided by to be in the unit of its title. */
  readonly xUnit: number;
  readonly money: boolean;
  readonly log: { readonly x: boolean; readonly y: boolean };
  readonly curves: readonly DrawnCurve[];
  readonly description: string;
}

/** How a curve is told from the others: eight colours, and a line style for each time that they are used up. */
export interface CurveLook {
  readonly colour: string;
  readonly dash: readonly number[];
}

const DASHES: readonly (readonly number[])[] = [
  [1, 0],
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
  [12, 4],
  [1, 3],
  [4, 2, 1, 2],
];

export function curveLook(place: number, { series }: ChartTheme): CurveLook {
  return { colour: series[place % series.length]!, dash: DASHES[Math.floor(place / series.length) % DASHES.length]! };
}

/** The page says itself which line is which; a picture for elsewhere needs the names on it. */
export interface CurvesLook {
  readonly width?: number;
  readonly legend: 'in the picture' | 'left to the page';
}

const WIDTH = 720;
/** More names are no legend. */
const MOST_NAMES = 40;

/** Lines of a metric; where they are smoothed, what was logged stands faintly behind them. */
export function curvesSpec(chart: CurvesChart, theme: ChartTheme, { width = WIDTH, legend }: CurvesLook): ChartSpec {
  const { curves } = chart;
  const isSmooth = curves.some(({ smooth }) => smooth !== undefined);
  const names = curves.map(({ name }) => name);
  const drawn = { chart, theme, legend: legend === 'in the picture' && curves.length > 1 && curves.length <= MOST_NAMES };
  return {
    ...chartFrame(chart.description, width),
    params: [
      {
        name: 'xDomain',
        value: span(
          curves.flatMap(({ x }) => [...Array.from(x)].filter((place) => !chart.log.x || place > 0)).map((place) => place / chart.xUnit),
          chart.log.x ? 'log' : 'whole',
        ),
      },
      {
        name: 'yDomain',
        value: span(
          curves.flatMap(({ y }) => Array.from(y).filter(Number.isFinite)),
          chart.log.y ? 'log' : 'air',
        ),
      },
    ],
    layer: [lineLayer(drawn, 'logged', isSmooth ? 0.25 : 1), ...(isSmooth ? [lineLayer(drawn, 'smooth', 1)] : []), pointLayer(drawn)],
    config: chartConfig(theme, drawn.legend ? legendColumns(names, '', width) : 1),
  };
}

interface Drawn {
  readonly chart: CurvesChart;
  readonly theme: ChartTheme;
  readonly legend: boolean;
}

function lineLayer(drawn: Drawn, which: 'logged' | 'smooth', opacity: number): ChartSpec {
  return {
    name: which,
    data: { name: which, values: rowsOf(drawn.chart, which) },
    mark: { type: 'line', strokeWidth: 1.5, opacity, clip: true, invalid: 'break-paths-show-domains', tooltip: null },
    encoding: { ...positions(drawn.chart), ...looks(drawn), order: { field: 'at', type: 'quantitative' } },
  };
}

/** A curve of one value has no line. */
function pointLayer(drawn: Drawn): ChartSpec {
  const isAlone = drawn.chart.curves.map(({ y }) => Array.from(y).filter(Number.isFinite).length === 1);
  return {
    name: 'alone',
    data: { name: 'alone', values: rowsOf(drawn.chart, 'logged').filter(({ curve, y }) => isAlone[curve] && y !== null) },
    mark: { type: 'point', filled: true, size: 40, clip: true, tooltip: null },
    encoding: { ...positions(drawn.chart), color: looks(drawn)['color'] },
  };
}

function rowsOf({ curves, xUnit }: CurvesChart, which: 'logged' | 'smooth') {
  return curves.flatMap(({ x, y, smooth }, curve) => {
    const line = which === 'smooth' ? smooth : { x, y };
    if (line === undefined) return [];
    return Array.from(line.x, (place, at) => ({ curve, x: place / xUnit, y: finite(line.y[at]!), at }));
  });
}

const AIR = 0.04;

/** From the least to the most; never nothing, for an axis needs a length. */
function span(values: readonly number[], ends: 'whole' | 'air' | 'log'): readonly [number, number] {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  if (!(low < high)) return round(Number.isFinite(low) ? low : 1, ends);
  if (ends === 'air') return [low - AIR * (high - low), high + AIR * (high - low)];
  // Runs begin at nothing spent and no time.
  return [ends === 'whole' && low > 0 && low < high / 2 ? 0 : low, high];
}

/** Some room round the only value. */
function round(value: number, ends: 'whole' | 'air' | 'log'): readonly [number, number] {
  if (ends === 'log') return [value / 2, value * 2];
  const room = Math.abs(value) * 0.05 || 0.5;
  return [value - room, value + room];
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function positions({ title, log, money }: CurvesChart): ChartSpec {
  const scale = (axis: 'x' | 'y') => ({
    type: log[axis] ? 'log' : 'linear',
    domain: { expr: `${axis}Domain` },
    nice: false,
    ...(log[axis] ? {} : { zero: false }),
  });
  return {
    x: {
      field: 'x',
      type: 'quantitative',
      scale: scale('x'),
      axis: {
        title: literalText(title.x),
        grid: false,
        labelOverlap: 'greedy',
        tickCount: 8,
        ...(money ? { labelExpr: MONEY } : { format: '~r' }),
      },
    },
    y: {
      field: 'y',
      type: 'quantitative',
      scale: scale('y'),
      axis: { title: literalText(title.y), labelOverlap: 'greedy', tickCount: 6, format: '~r' },
    },
  };
}

const MONEY = `datum.value >= 1000 ? '$' + format(datum.value / 1000, '~r') + 'k' : '$' + format(datum.value, '~r')`;

function looks({ chart: { curves }, theme, legend }: Drawn): Readonly<Record<string, ChartSpec>> {
  const domain = curves.map((_, curve) => curve);
  const styles = curves.map(({ place }) => curveLook(place, theme));
  const shown = legend ? { title: null, symbolType: 'stroke', labelExpr: labelByPlace(curves.map(({ name }) => name)) } : null;
  return {
    color: {
      field: 'curve',
      type: 'nominal',
      scale: { domain, range: styles.map(({ colour }) => colour) },
      legend: shown,
    },
    strokeDash: { field: 'curve', type: 'nominal', scale: { domain, range: styles.map(({ dash }) => dash) }, legend: shown },
  };
}
