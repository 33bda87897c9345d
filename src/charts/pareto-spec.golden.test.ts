import { expect, it } from 'vitest';
import type { ChartPoint, ParetoChart } from './pareto-chart.ts';
import { paretoSpec } from './pareto-spec.ts';
import { LIGHT, PAGE_THEME } from './theme.ts';

const point = (name: string, cost: number, auc: number, over: Partial<ChartPoint> = {}): ChartPoint => ({
  id: `${name}-id`,
  name,
  family: name.split('-')[0],
  x: { value: cost, low: cost * 0.9, high: cost * 1.1 },
  y: { value: auc, low: auc - 0.01, high: auc + 0.01 },
  rank: 0,
  tags: [],
  tip: [name, `auc ${auc}`],
  ...over,
});

const chart: ParetoChart = {
  x: { title: 'forward cost, $/mo', goal: 'min', kind: 'money' },
  y: { title: 'auc', goal: 'max', kind: 'number' },
  family: 'family',
  points: [
    point('lgbm-d4', 40, 0.7, { tags: ['cheapest'] }),
    point('lgbm-d8', 100, 0.78, { tags: ['chosen', 'knee'] }),
    point('net-w64', 900, 0.8, { tags: ['best'] }),
    point('net-w16', 400, 0.76, { rank: 1 }),
    point('forest-10', 800, 0.7, { rank: 4 }),
  ],
  limits: [{ axis: 'x', value: 500, label: 'budget $500' }],
  frontLine: 'drawn',
  description: 'auc against forward cost of 5 candidates',
};

it('the spec of a small chart', () => {
  expect(paretoSpec(chart, LIGHT)).toMatchSnapshot();
});

it('the spec of a chart over which a page draws lines and labels itself', () => {
  expect(paretoSpec(chart, PAGE_THEME, { width: 420, overlay: 'left to the page' })).toMatchSnapshot();
});

it('the spec of a chart with a third thing as colour, a hull, and points that a person added', () => {
  const points = chart.points.map((one, at) => ({ ...one, third: at, tags: one.rank === 1 ? (['added'] as const) : one.tags }));
  const third = { title: 'depth', as: 'colour' } as const;
  expect(paretoSpec({ ...chart, points, third, hull: points.slice(0, 3) }, LIGHT)).toMatchSnapshot();
});

it('the spec of a chart with a third thing as size, probabilities as opacity, and axes that a person chose', () => {
  const points = chart.points.map((one, at) => ({ ...one, third: at === 0 ? undefined : at, opacity: 1 - at / 10 }));
  const third = { title: 'latency', as: 'size' } as const;
  expect(paretoSpec({ ...chart, x: { ...chart.x, scale: 'linear' }, points, third, family: undefined }, LIGHT)).toMatchSnapshot();
});
