import { MOST_MARKS } from '../../../src/charts/chart-spec.ts';
import type { ChartAxis, ChartPoint, ChartTag, ChartThird, ParetoChart } from '../../../src/charts/pareto-chart.ts';
import { evenSample } from '../../../src/charts/sample.ts';
import { visible } from '../../../src/core/text/visible.ts';
import { axisTitle, isMoney } from '../columns.ts';
import type { ColumnValues } from '../values.ts';
import type { Objective } from './axes.ts';
import type { ParetoModel } from './model.ts';
import { t } from '../../ui/l10n.ts';

export interface PictureSource {
  readonly model: ParetoModel;
  readonly across: ColumnValues;
  readonly up: ColumnValues;
  readonly scales: { readonly x?: 'log' | 'linear' | undefined; readonly y?: 'log' | 'linear' | undefined };
  readonly family: { readonly title: string; of(row: number): string | undefined } | undefined;
  readonly third: (ChartThird & { of(row: number): number | undefined }) | undefined;
  /** Points that are always drawn and have a label: those that a person added. */
  readonly added: readonly number[];
  readonly idOf: (row: number) => string;
  readonly nameOf: (row: number) => string;
  readonly opacityOf?: ((point: number) => number | undefined) | undefined;
  readonly description: string;
}

export interface Picture {
  readonly chart: ParetoChart;
  /** The points of the model that are drawn, in the order of the chart's. */
  readonly points: readonly number[];
}

/** What of a model is drawn: the whole front, what was added, and an even sample of the rest. */
export function pictureOf(source: PictureSource): Picture {
  const { model, across, up, scales, family, third, added, description } = source;
  const kept = new Set([...added, ...frontPoints(model)]);
  const rest = Array.from(model.ranks.keys()).filter((point) => !kept.has(point));
  const points = [...kept, ...evenSample(rest, Math.max(0, MOST_MARKS - kept.size))];
  const tags = tagsOf(model, added);
  const pointAt = (point: number): ChartPoint => {
    const row = model.rows[point]!;
    return {
      id: source.idOf(row),
      name: source.nameOf(row),
      family: family === undefined ? undefined : visible(family.of(row) ?? t('none')),
      x: { value: model.x[point]!, low: across.low(row), high: across.high(row) },
      y: { value: model.y[point]!, low: up.low(row), high: up.high(row) },
      rank: model.ranks[point]!,
      tags: tags.get(point) ?? [],
      tip: [],
      third: third?.of(row),
      opacity: source.opacityOf?.(point),
    };
  };
  return {
    points,
    chart: {
      x: axisOf(model.axes.x, scales.x),
      y: axisOf(model.axes.y, scales.y),
      family: family?.title,
      points: points.map(pointAt),
      limits: [],
      frontLine: 'drawn',
      description,
      third,
      hull: model.hull && Array.from(model.hull, pointAt),
    },
  };
}

function frontPoints({ ranks }: ParetoModel): readonly number[] {
  return Array.from(ranks.keys()).filter((point) => ranks[point] === 0);
}

function axisOf(objective: Objective, scale: 'log' | 'linear' | undefined): ChartAxis {
  return { title: axisTitle(objective), goal: objective.goal, kind: isMoney(objective) ? 'money' : 'number', scale };
}

function tagsOf({ curve, knee }: ParetoModel, added: readonly number[]): ReadonlyMap<number, readonly ChartTag[]> {
  const tags = new Map<number, ChartTag[]>();
  const add = (tag: ChartTag, point: number | undefined) => {
    if (point !== undefined) tags.set(point, [...(tags.get(point) ?? []), tag]);
  };
  add('knee', knee);
  add('best', curve.at(-1));
  add('cheapest', curve.length > 1 ? curve[0] : undefined);
  for (const point of added) add('added', point);
  return tags;
}
