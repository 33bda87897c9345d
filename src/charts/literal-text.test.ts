import { logger, None, parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { expect, test } from 'vitest';
import type { ChartSpec } from './chart-spec.ts';
import { costSpec } from './cost-spec.ts';
import { curvesSpec } from './curves-spec.ts';
import { parallelSpec } from './parallel-spec.ts';
import { paretoSpec } from './pareto-spec.ts';
import { regimesSpec } from './regimes-spec.ts';
import { scatterSpec } from './scatter-spec.ts';
import { LIGHT } from './theme.ts';

const NAMES = [...Object.getOwnPropertyNames(Object.prototype), 'if', 'hasOwn', 'lgbm'];
const PLACES = NAMES.map((_, at) => at);

/** Every chart with a title, and with names of families, rows and axes, that plain objects have of their own. */
function specsCalled(title: string): readonly ChartSpec[] {
  const axis = { title, log: false, money: false, domain: [0, 1] } as const;
  const families = { kind: 'families', title, names: NAMES } as const;
  const ramp = { kind: 'ramp', title, names: [title, title], ends: [title, title] } as const;
  const pareto = (third: { title: string; as: 'colour' | 'size' } | undefined) =>
    paretoSpec(
      {
        x: { title, goal: 'min', kind: 'money' },
        y: { title, goal: 'max', kind: 'number' },
        family: title,
        points: NAMES.slice(0, 8).map((name, at) => ({
          id: name,
          name,
          family: name,
          x: { value: at + 1, low: at + 0.5, high: at + 2 },
          y: { value: at, low: at, high: at },
          rank: 0,
          tags: at === 0 ? ['knee'] : [],
          tip: [name],
          third: at,
        })),
        limits: [{ axis: 'x', value: 4, label: title }],
        frontLine: 'drawn',
        description: title,
        ...(third === undefined ? {} : { third }),
      },
      LIGHT,
    ).spec;
  const bars = NAMES.map((name) => ({
    name,
    parts: [{ name: title, value: 2 }],
    unknown: [title],
    total: { value: 2, low: 1, high: 3 },
    text: name,
  }));
  const regimes = {
    title: { x: title, y: title },
    domain: [1, 20],
    log: false,
    stretches: [{ winner: NAMES.indexOf('lgbm'), from: 1, to: 20 }],
    edges: [],
    names: NAMES,
    grid: [1, 20],
    chances: PLACES.map(() => [0, 1]),
    levels: [],
    steps: true,
    description: title,
  } as const;
  const curves = NAMES.map((name, place) => ({ place, name, x: [1, 2], y: [0.7, 0.8] }));
  const lines = PLACES.map((colour) => ({ places: [0, 1], colour, look: 'usual' as const }));
  const parallel = (colours: typeof families | typeof ramp) =>
    parallelSpec({ axes: [{ title, ticks: [{ at: 0, text: title }] }], lines, colours, description: title }, LIGHT, {
      axes: 'in the picture',
    });
  const scatter = (colours: typeof families | typeof ramp) =>
    scatterSpec({ x: { ...axis, names: NAMES }, y: axis, points: [], medians: [], colours, description: title }, LIGHT, {
      legend: 'in the picture',
    });
  return [
    pareto(undefined),
    pareto({ title, as: 'colour' }),
    pareto({ title, as: 'size' }),
    costSpec({ title, bars, description: title }, LIGHT, {}),
    curvesSpec(
      {
        title: { x: title, y: title },
        xUnit: 1,
        money: false,
        log: { x: false, y: false },
        curves: curves.slice(0, 12),
        description: title,
      },
      LIGHT,
      { legend: 'in the picture' },
    ),
    regimesSpec(regimes, LIGHT, { legend: 'in the picture' }),
    parallel(families),
    parallel(ramp),
    scatter(families),
    scatter(ramp),
  ];
}

async function drawn(spec: ChartSpec): Promise<string> {
  const quiet = logger(None);
  const view = new View(parse(compile(spec as unknown as TopLevelSpec, { logger: quiet }).spec), { renderer: 'none', logger: quiet });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

test.each(['constructor', '__proto__', 'if'])('every chart is drawn with %s as title and all of the names in it', async (title) => {
  for (const spec of specsCalled(title)) expect(await drawn(spec)).toContain('<svg');
});

test('a name that plain objects have of their own stands in the legend', async () => {
  const [pareto] = specsCalled('toString');
  expect(await drawn(pareto!)).toMatch(/>toString ?<[\s\S]*>constructor ?</);
});
