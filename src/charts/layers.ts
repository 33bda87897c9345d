import type { PlacedLabel } from './labels.ts';
import { literalText } from './literal-text.ts';
import { valueAxis } from './value-axis.ts';
import type { ChartPoint } from './pareto-chart.ts';
import type { ChartSpec } from './chart-spec.ts';
import type { Drawing } from './drawing.ts';

/** The point under the pointer or chosen in a table, while a host says so. */
const LIT = 'datum.id === hovered || datum.id === marked';
/** By rank behind the front: those nearest to it stand out a little. */
const FADED = [0.5, 0.4, 0.3];

export function pointLayer(drawing: Drawing, points: readonly ChartPoint[], name: string): ChartSpec {
  const { theme, livesAlone } = drawing;
  const isFront = name === 'front';
  const lit = (value: string | number) => (livesAlone ? { condition: { test: LIT, value } } : {});
  return {
    name,
    data: { name, values: points.map((point) => datumOf(point, drawing)) },
    mark: { type: 'point', filled: true, clip: true, strokeWidth: 1.5, ...(livesAlone ? { cursor: 'pointer' } : { tooltip: null }) },
    encoding: {
      ...positions(drawing),
      ...familyEncoding(drawing),
      size: { ...lit(190), ...sizeEncoding(drawing, isFront ? 90 : 45) },
      opacity: { ...lit(1), field: 'opacity', type: 'quantitative', scale: null, legend: null },
      stroke: { ...lit(theme.foreground), value: isFront ? theme.background : null },
      ...(livesAlone ? { tooltip: { field: 'tip', type: 'nominal' } } : {}),
    },
  };
}

export function frontMarks(drawing: Drawing, front: readonly ChartPoint[]): ChartSpec {
  return pointLayer(drawing, front, 'front');
}

/** The best that can be had at each cost: a step from point to point. */
export function frontLine(drawing: Drawing, front: readonly ChartPoint[]): ChartSpec {
  const values = [...front].sort((a, b) => a.x.value - b.x.value).map(({ x, y }) => ({ x: x.value, y: y.value }));
  return {
    data: { name: 'front line', values },
    mark: {
      type: 'line',
      interpolate: drawing.chart.x.goal === 'min' ? 'step-after' : 'step-before',
      stroke: drawing.theme.foreground,
      strokeWidth: 1.25,
      opacity: 0.75,
      clip: true,
      tooltip: null,
    },
    encoding: positions(drawing),
  };
}

/** What splitting between two candidates reaches. */
export function hullLine(drawing: Drawing, hull: readonly ChartPoint[]): ChartSpec {
  return {
    data: { name: 'hull', values: hull.map(({ x, y }) => ({ x: x.value, y: y.value })) },
    mark: { type: 'line', stroke: drawing.theme.muted, strokeWidth: 1, strokeDash: [2, 3], clip: true, tooltip: null },
    encoding: positions(drawing),
  };
}

/** 90 % intervals of the front, both ways; those that have no width are left out. */
export function barLayers(drawing: Drawing, front: readonly ChartPoint[]): readonly ChartSpec[] {
  return (['x', 'y'] as const).map((axis) => ({
    data: {
      name: `${axis} intervals`,
      values: front
        .filter(({ [axis]: { low, high } }) => high > low)
        .map(({ x, y, [axis]: { low, high } }) => ({ x: x.value, y: y.value, [axis]: Math.max(low, drawing[axis].domain[0]), end: high })),
    },
    mark: { type: 'rule', stroke: drawing.theme.foreground, strokeWidth: 1, opacity: 0.55, clip: true, tooltip: null },
    encoding: { ...positions(drawing), [`${axis}2`]: { field: 'end' } },
  }));
}

/** A diamond round the knee, a ring round what was chosen or added. */
export function tagLayer(drawing: Drawing, front: readonly ChartPoint[], tag: 'knee' | 'chosen' | 'added'): ChartSpec {
  const look = tag === 'knee' ? { shape: 'diamond', size: 520, strokeDash: [3, 2] } : { shape: 'circle', size: 330, strokeDash: [1, 0] };
  return {
    data: { name: tag, values: front.filter(({ tags }) => tags.includes(tag)).map(({ x, y }) => ({ x: x.value, y: y.value })) },
    mark: {
      type: 'point',
      filled: false,
      fill: null,
      stroke: drawing.theme.foreground,
      strokeWidth: 2,
      opacity: 1,
      clip: true,
      tooltip: null,
      ...look,
    },
    encoding: positions(drawing),
  };
}

/** Each label is a layer of its own, for alignment is a property of the mark. */
export function labelLayers(drawing: Drawing, labels: readonly PlacedLabel[]): readonly ChartSpec[] {
  return labels.map(({ point, text, align, baseline, dx, dy }, at) => ({
    name: `label_${at}`,
    data: { values: [{ x: point.x.value, y: point.y.value, text }] },
    mark: {
      type: 'text',
      align,
      baseline,
      dx,
      dy,
      fontSize: 11,
      fontWeight: 600,
      color: drawing.theme.foreground,
      clip: true,
      tooltip: null,
    },
    encoding: { ...positions(drawing), text: { field: 'text', type: 'nominal' } },
  }));
}

export function limitLayers(drawing: Drawing): readonly ChartSpec[] {
  const { limit } = drawing.theme;
  return drawing.chart.limits.flatMap(({ axis, value, label }) => {
    const { domain } = drawing[axis];
    if (value < domain[0] || value > domain[1]) return [];
    const data = { values: [{ [axis]: value, text: label }] };
    const { [axis]: position } = positions(drawing);
    const text = axis === 'x' ? { y: 4, align: 'left', baseline: 'top', dx: 4 } : { x: 4, align: 'left', baseline: 'bottom', dy: -3 };
    return [
      {
        data,
        mark: { type: 'rule', stroke: limit, strokeWidth: 1.5, strokeDash: [6, 3], clip: true, tooltip: null },
        encoding: { [axis]: position },
      },
      {
        data,
        mark: { type: 'text', color: limit, fontSize: 11, clip: true, tooltip: null, ...text },
        encoding: { [axis]: position, text: { field: 'text', type: 'nominal' } },
      },
    ];
  });
}

function datumOf({ id, x, y, rank, family, tip, third, opacity }: ChartPoint, { families, chart }: Drawing): ChartSpec {
  return {
    id,
    x: x.value,
    y: y.value,
    opacity: opacity ?? (rank === 0 ? 1 : FADED[Math.min(rank, FADED.length) - 1]),
    ...(families === undefined ? {} : { family: families.shownAs(family) }),
    ...(chart.third === undefined ? {} : { third: third ?? null }),
    tip: tip.join('\n'),
  };
}

function positions({ chart, x, y }: Drawing) {
  return { x: valueAxis('x', chart.x, x), y: valueAxis('y', chart.y, y) };
}

function familyEncoding({ families, chart, theme }: Drawing): ChartSpec {
  const third = chart.third?.as === 'colour' ? { fill: thirdColour(literalText(chart.third.title)) } : undefined;
  if (families === undefined) return third ?? { fill: { value: theme.series[0] } };
  const shared = { field: 'family', type: 'nominal', legend: { title: literalText(chart.family ?? '') } };
  return {
    fill: { ...shared, scale: { domain: families.domain, range: families.colours } },
    shape: { ...shared, scale: { domain: families.domain, range: families.shapes } },
    ...third,
  };
}

function thirdColour(title: string): ChartSpec {
  return { field: 'third', type: 'quantitative', scale: { scheme: 'viridis' }, legend: { title, gradientLength: 120 } };
}

function sizeEncoding({ chart: { third } }: Drawing, usual: number): ChartSpec {
  if (third?.as !== 'size') return { value: usual };
  return { field: 'third', type: 'quantitative', scale: { range: [20, 400], zero: false }, legend: { title: literalText(third.title) } };
}
