import { compile, type TopLevelSpec } from 'vega-lite';
import { expect, it, test } from 'vitest';
import type { ChartSpec } from './chart-spec.ts';
import { costSpec, type CostChart } from './cost-spec.ts';
import { curveLook, curvesSpec, type CurvesChart } from './curves-spec.ts';
import { parallelSpec, type ParallelChart } from './parallel-spec.ts';
import { regimesSpec, type RegimesChart } from './regimes-spec.ts';
import { scatterSpec, type ScatterChart } from './scatter-spec.ts';
import { LIGHT } from './theme.ts';

const HOSTILE = '"]}<img src=x onerror=alert(1)>';

const curves: CurvesChart = {
  title: { x: 'money spent so far, $', y: 'auc (higher is better)' },
  xUnit: 1,
  money: true,
  log: { x: false, y: false },
  curves: [
    { place: 0, name: 'lgbm-d8', x: [1, 2, 3], y: [0.7, Number.NaN, 0.8], smooth: { x: [1, 3], y: [0.7, 0.75] } },
    { place: 1, name: HOSTILE, x: [2], y: [0.6] },
  ],
  description: 'auc over money spent so far of 2 runs.',
};

const regimes: RegimesChart = {
  title: { x: 'budget for forward cost, $/mo', y: 'chance of being the best' },
  domain: [100, 4000],
  log: true,
  stretches: [
    { winner: 0, from: 200, to: 900 },
    { winner: 1, from: 900, to: 4000 },
  ],
  edges: [{ at: 900, low: 850, high: 1000 }],
  names: ['lgbm-d8', HOSTILE],
  grid: [100, 200, 900, 4000],
  chances: [
    [0, 1, 0.4, 0.3],
    [0, 0, 0.6, 0.7],
  ],
  levels: [],
  steps: true,
  description: 'who wins',
};

const cost: CostChart = {
  title: 'forward cost, $/mo',
  bars: [
    {
      name: 'lgbm-d8',
      parts: [
        { name: 'serving', value: 365 },
        { name: 'labelling', value: 120 },
      ],
      unknown: [],
      total: { value: 485, low: 460, high: 510 },
      text: '$485/mo (460–510)',
    },
    {
      name: HOSTILE,
      parts: [{ name: 'serving', value: 700 }],
      unknown: ['retraining'],
      total: { value: 700, low: 700, high: 700 },
      text: '≥ $700/mo',
    },
  ],
  description: 'forward cost of 2 rows',
};

const parallel: ParallelChart = {
  axes: [
    {
      title: 'depth',
      ticks: [
        { at: 0, text: '2' },
        { at: 1, text: '9' },
      ],
    },
    {
      title: 'spent, $ (log) ↓',
      ticks: [
        { at: 0, text: '$10.0' },
        { at: 1, text: '$0.10' },
      ],
    },
  ],
  lines: [
    { places: [0, 1], colour: 0, look: 'usual' },
    { places: [1, null], colour: null, look: 'left out' },
    { places: [0.5, 0.5], colour: 1, look: 'selected' },
  ],
  colours: { kind: 'families', title: 'model', names: ['lgbm', HOSTILE] },
  description: '3 rows over 2 axes',
};

const scatter: ScatterChart = {
  x: { title: 'model', log: false, money: false, domain: [-0.5, 1.5], names: ['lgbm', HOSTILE] },
  y: { title: 'auc (higher is better)', log: false, money: false, domain: [0.6, 0.9] },
  points: [
    { x: 0.1, y: 0.7, low: 0.68, high: 0.72, colour: 0.2, selected: false },
    { x: 1, y: 0.8, colour: null, selected: true },
  ],
  medians: [
    { x: 0, y: 0.7 },
    { x: 1, y: 0.8 },
  ],
  colours: { kind: 'ramp', title: 'spent, $', names: ['$10.0 (worse)', '$0.33 (better)'] },
  description: 'auc against model of 2 rows',
};

const SPECS: readonly (readonly [string, ChartSpec])[] = [
  ['learning curves', curvesSpec(curves, LIGHT, { legend: 'in the picture' })],
  ['regimes', regimesSpec(regimes, LIGHT, { legend: 'in the picture' })],
  [
    'regimes without chances',
    regimesSpec(
      {
        ...regimes,
        chances: [],
        levels: [
          { place: 0, text: 'auc 0.7' },
          { place: 1, text: 'auc 0.8' },
        ],
      },
      LIGHT,
      { legend: 'left to the page' },
    ),
  ],
  ['costs', costSpec(cost, LIGHT, {})],
  ['parallel coordinates', parallelSpec(parallel, LIGHT, { axes: 'in the picture' })],
  ['a metric against a parameter', scatterSpec(scatter, LIGHT, { legend: 'in the picture' })],
];

it.each(SPECS)('the spec of %s', (_, spec) => {
  expect(spec).toMatchSnapshot();
});

test.each(SPECS)('Vega-Lite understands the spec of %s without a warning', (_, spec) => {
  const wrongs: string[] = [];
  const logger = { ...console, warn: (...said: readonly unknown[]) => (wrongs.push(said.join(' ')), logger), level: () => logger } as never;
  compile(spec as unknown as TopLevelSpec, { logger });
  expect(wrongs).toEqual([]);
});

test('the ninth curve has the first colour and another line', () => {
  expect(curveLook(8, LIGHT).colour).toBe(curveLook(0, LIGHT).colour);
  expect(curveLook(8, LIGHT).dash).not.toEqual(curveLook(0, LIGHT).dash);
});
