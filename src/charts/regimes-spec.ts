import { chartConfig, legendColumns } from './chart-config.ts';
import type { ChartSpec } from './chart-spec.ts';
import { labelByPlace, literalText } from './literal-text.ts';
import type { ChartTheme } from './theme.ts';

/** A stretch of the axis in which one wins. */
export interface DrawnStretch {
  /** A place in `names`. */
  readonly winner: number;
  readonly from: number;
  readonly to: number;
}

export interface RegimesChart {
  readonly title: { readonly x: string; readonly y: string };
  readonly domain: readonly [number, number];
  /** Whether the domain spans so much that its axis is logarithmic. */
  readonly log: boolean;
  /** Within the domain, one after the other. */
  readonly stretches: readonly DrawnStretch[];
  /** Where one stretch becomes the next, with the places between which that lies. */
  readonly edges: readonly { readonly at: number; readonly low: number; readonly high: number }[];
  readonly names: readonly string[];
  /** Chances of each winner at places of the grid; empty where they are not known. */
  readonly grid: ArrayLike<number>;
  readonly chances: readonly ArrayLike<number>[];
  /** Where chances are not known: the quality of each stretch's winner, from the worst at 0 to the best at 1. */
  readonly levels: readonly { readonly place: number; readonly text: string }[];
  /** A budget changes what can be had at once; a value changes it by and by. */
  readonly steps: boolean;
  readonly description: string;
}

export interface RegimesLook {
  readonly width?: number;
  readonly legend: 'in the picture' | 'left to the page';
}

const WIDTH = 720;
/** The chances stand in the lower part, the winners on a band above. */
const BAND = { from: 1.06, to: 1.17, top: 1.28 };
/** A name in a stretch of fewer places would not fit. */
const CHARACTER = 7;

/** Who wins along a budget or a value of a point, and with what chance. */
export function regimesSpec(chart: RegimesChart, theme: ChartTheme, { width = WIDTH, legend }: RegimesLook): ChartSpec {
  const drawn = { chart, theme, hasLegend: legend === 'in the picture', width };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: chart.description,
    width,
    height: 360,
    padding: { left: 4, top: 8, right: 12, bottom: 4 },
    autosize: { type: 'fit', contains: 'padding' },
    params: [{ name: 'xDomain', value: [...chart.domain] }],
    layer: [
      edgeLayer(drawn),
      bandLayer(drawn),
      nameLayer(drawn),
      ...(chart.chances.length === 0 ? levelLayers(drawn) : [chanceLayer(drawn)]),
    ],
    config: chartConfig(theme, legendColumns(chart.names, '', width)),
  };
}

interface Drawn {
  readonly chart: RegimesChart;
  readonly theme: ChartTheme;
  readonly hasLegend: boolean;
  readonly width: number;
}

function xOf({ title, log }: RegimesChart): ChartSpec {
  return {
    field: 'x',
    type: 'quantitative',
    scale: { type: log ? 'log' : 'linear', domain: { expr: 'xDomain' }, nice: false, clamp: true, ...(log ? {} : { zero: false }) },
    axis: {
      title: literalText(`${title.x}${log ? ', log scale' : ''}`),
      grid: false,
      labelOverlap: 'greedy',
      tickCount: 8,
      labelExpr: log ? `indexof([1, 2, 5], ${LEADING}) < 0 ? '' : (${MONEY})` : MONEY,
    },
  };
}

const LEADING = 'round(datum.value / pow(10, floor(log(datum.value) / LN10 + 1e-9)))';
const MONEY = `datum.value >= 1000 ? '$' + format(datum.value / 1000, '~r') + 'k' : '$' + format(datum.value, '~r')`;

function yOf({ title, chances }: RegimesChart): ChartSpec {
  const axis = { title: literalText(title.y), values: [0, 0.25, 0.5, 0.75, 1], format: '%', titleAnchor: 'start' };
  return {
    type: 'quantitative',
    scale: { domain: [0, BAND.top], nice: false },
    axis: chances.length === 0 ? null : axis,
  };
}

function colourOf({ chart: { names }, theme, hasLegend }: Drawn): ChartSpec {
  const shown = { title: null, symbolType: 'square', labelExpr: labelByPlace(names) };
  return {
    field: 'winner',
    type: 'nominal',
    scale: { domain: names.map((_, at) => at), range: names.map((_, at) => theme.series[at % theme.series.length]!) },
    legend: hasLegend && names.length > 1 ? shown : null,
  };
}

/** Where the turn is not sure. */
function edgeLayer({ chart, theme }: Drawn): ChartSpec {
  return {
    name: 'edges',
    data: { name: 'edges', values: chart.edges.map(({ at, low, high }) => ({ x: low, x2: high, at })) },
    layer: [
      {
        mark: { type: 'rect', color: theme.muted, opacity: 0.13, clip: true, tooltip: null },
        encoding: { x: xOf(chart), x2: { field: 'x2' } },
      },
      {
        mark: { type: 'rule', color: theme.muted, strokeDash: [2, 3], strokeWidth: 1, clip: true, tooltip: null },
        encoding: { x: { ...xOf(chart), field: 'at' } },
      },
    ],
  };
}

function bandLayer(drawn: Drawn): ChartSpec {
  const { chart, theme } = drawn;
  const y = yOf(chart);
  return {
    name: 'winners',
    data: {
      name: 'winners',
      values: chart.stretches.map(({ winner, from, to }) => ({ winner, x: from, x2: to, y: BAND.from, y2: BAND.to })),
    },
    mark: { type: 'rect', stroke: theme.background, strokeWidth: 1.5, clip: true, cursor: 'pointer', tooltip: null },
    encoding: { x: xOf(chart), x2: { field: 'x2' }, y: { ...y, field: 'y' }, y2: { field: 'y2' }, color: colourOf(drawn) },
  };
}

/** Whether a text has room in a stretch. */
function hasRoom({ chart: { log, domain }, width }: Drawn, { from, to }: DrawnStretch, text: string): boolean {
  const line = (value: number) => (log ? Math.log(value) : value);
  const share = (line(to) - line(from)) / (line(domain[1]) - line(domain[0]));
  return share * (width - 60) > text.length * CHARACTER + 8;
}

/** Names stand in the stretches that are wide enough; the list of the page has them all. */
function nameLayer(drawn: Drawn): ChartSpec {
  const { chart, theme } = drawn;
  const middle = ({ from, to }: DrawnStretch) => (chart.log ? Math.sqrt(from * to) : (from + to) / 2);
  return {
    name: 'names',
    data: {
      name: 'names',
      values: chart.stretches
        .filter((stretch) => hasRoom(drawn, stretch, chart.names[stretch.winner]!))
        .map((stretch) => ({ x: middle(stretch), y: BAND.to, name: chart.names[stretch.winner]! })),
    },
    mark: {
      type: 'text',
      fontSize: 11,
      fontWeight: 600,
      color: theme.foreground,
      stroke: null,
      clip: true,
      tooltip: null,
      baseline: 'bottom',
      dy: -3,
    },
    encoding: { x: xOf(chart), y: { ...yOf(chart), field: 'y' }, text: { field: 'name' } },
  };
}

function chanceLayer(drawn: Drawn): ChartSpec {
  const { chart } = drawn;
  const values = chart.chances.flatMap((chances, winner) =>
    Array.from(chart.grid, (x, at) => ({ winner, x, y: Math.round(chances[at]! * 1e4) / 1e4 })),
  );
  return {
    name: 'chances',
    data: { name: 'chances', values },
    mark: { type: 'line', interpolate: chart.steps ? 'step-after' : 'linear', strokeWidth: 2, clip: true, tooltip: null },
    encoding: { x: xOf(chart), y: { ...yOf(chart), field: 'y' }, color: colourOf(drawn) },
  };
}

const LEVELS = { least: 0.12, most: 0.86 };

/** What each winner has, as steps. */
function levelLayers(drawn: Drawn): readonly ChartSpec[] {
  const { chart, theme } = drawn;
  const values = chart.stretches.map(({ winner, from, to }, at) => {
    const { place = 0, text: full = '' } = chart.levels[at] ?? {};
    const text = hasRoom(drawn, { winner, from, to }, full) ? full : '';
    return { winner, x: from, x2: to, y: LEVELS.least + place * (LEVELS.most - LEVELS.least), text };
  });
  const y = { ...yOf(chart), field: 'y' };
  return [
    {
      name: 'levels',
      data: { name: 'levels', values },
      mark: { type: 'rule', strokeWidth: 3, clip: true, tooltip: null },
      encoding: { x: xOf(chart), x2: { field: 'x2' }, y, color: colourOf(drawn) },
    },
    {
      name: 'level-texts',
      data: { name: 'level-texts', values },
      mark: {
        type: 'text',
        align: 'left',
        baseline: 'bottom',
        dx: 2,
        dy: -4,
        fontSize: 11,
        color: theme.foreground,
        clip: true,
        tooltip: null,
      },
      encoding: { x: xOf(chart), y, text: { field: 'text' } },
    },
  ];
}
