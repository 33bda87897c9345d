import { describe, expect, it } from 'vitest';
import { exampleAsked } from '../../test/support/example-asked.ts';
import { paretoView } from '../app/views/pareto-view.ts';
import { axisScale } from './axis-scale.ts';
import { chartOfView } from '../app/charts/chart-of-view.ts';
import { familyParameter } from '../app/charts/family.ts';
import type { ChartPoint, ParetoChart } from './pareto-chart.ts';
import { paretoSpec } from './pareto-spec.ts';
import { DARK, LIGHT, PAGE_THEME, type ChartTheme } from './theme.ts';

const asked = exampleAsked();
const view = paretoView(asked);
const chart = chartOfView({
  view,
  question: asked.question,
  candidates: asked.evidence.candidates,
  chosen: new Map([[view.front[0]!.id, 'primary' as const]]),
})!;

interface Layer {
  readonly name?: string;
  readonly data: { readonly values: readonly { readonly id?: string; readonly family?: string }[] };
}
const layers = (spec: unknown) => (spec as { layer: readonly Layer[] }).layer;
const values = (spec: unknown, name: string) => layers(spec).find((layer) => layer.name === name)!.data.values;

function many(count: number): ParetoChart {
  const points = Array.from(
    { length: count },
    (_, i): ChartPoint => ({ ...chart.points[i % chart.points.length]!, id: `p${i}`, rank: i % 100 === 0 ? 0 : 1 + (i % 7), tags: [] }),
  );
  return { ...chart, points };
}

describe('a Pareto chart’s spec', () => {
  it('keeps the whole front and samples the rest, the same every time', () => {
    const { spec, shown, of } = paretoSpec(many(12_000), LIGHT);
    expect([shown, of]).toEqual([5000, 12_000]);
    expect(values(spec, 'front')).toHaveLength(120);
    expect(values(spec, 'dominated')).toHaveLength(4880);
    expect(paretoSpec(many(12_000), LIGHT).spec).toEqual(spec);
  });

  it('is JSON: what comes back from a file is what was made', () => {
    const { spec } = paretoSpec(chart, LIGHT);
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });

  it('differs between themes in the themes’ own words alone', () => {
    const shape = (theme: ChartTheme) => {
      const words = new Map(
        [...Object.entries(theme), ...theme.series.map((colour, i) => [`series ${i}`, colour] as const)].map(([name, text]) => [
          text,
          name,
        ]),
      );
      return JSON.stringify(paretoSpec(chart, theme).spec, (_, value: unknown) => words.get(value as string) ?? value);
    };
    expect(shape(DARK)).toBe(shape(LIGHT));
    expect(JSON.stringify(paretoSpec(chart, PAGE_THEME).spec)).not.toMatch(/#[0-9a-f]{6}/);
  });

  it('has at most eight families, the rest as one', () => {
    const families = new Set(
      [...values(paretoSpec(chart, LIGHT).spec, 'dominated'), ...values(paretoSpec(chart, LIGHT).spec, 'front')].map(
        ({ family }) => family,
      ),
    );
    expect(families.size).toBeLessThanOrEqual(8);
    const wide = { ...chart, points: chart.points.map((point, i) => ({ ...point, family: `family ${i % 30}` })) };
    expect(JSON.stringify(paretoSpec(wide, LIGHT).spec)).toContain('"other"');
  });

  it('puts no name into an expression', () => {
    const hostile = `'] + alert(1) + ['`;
    const named = {
      ...chart,
      family: hostile,
      points: chart.points.map((point) => ({ ...point, id: hostile, name: hostile, family: hostile, tip: [hostile] })),
    };
    const expressions: unknown[] = [];
    JSON.stringify(paretoSpec(named, LIGHT).spec, (key, value: unknown) => {
      if (['test', 'expr', 'labelExpr', 'signal', 'calculate', 'filter'].includes(key)) expressions.push(value);
      return value;
    });
    expect(expressions.length).toBeGreaterThan(5);
    expect(expressions.filter((text) => String(text).includes('alert'))).toEqual([]);
  });

  it('draws a budget that is in reach, and none that is far away', () => {
    const withBudget = (value: number) =>
      JSON.stringify(paretoSpec({ ...chart, limits: [{ axis: 'x', value, label: 'the budget' }] }, LIGHT).spec);
    expect(withBudget(500)).toContain('the budget');
    expect(withBudget(5e9)).not.toContain('the budget');
  });
});

describe('the axes', () => {
  it('are logarithmic for money over more than a decade alone', () => {
    expect(axisScale({ kind: 'money' }, [10, 101]).type).toBe('log');
    expect(axisScale({ kind: 'money' }, [10, 99]).type).toBe('linear');
    expect(axisScale({ kind: 'money' }, [0, 99]).type).toBe('linear');
    expect(axisScale({ kind: 'number' }, [0.001, 1]).type).toBe('linear');
  });

  it('have room for one value, and for none below nothing', () => {
    expect(axisScale({ kind: 'number' }, [0.7]).domain).toEqual([0.651, 0.749]);
    expect(axisScale({ kind: 'money' }, [1, 5]).domain[0]).toBeGreaterThanOrEqual(0);
  });
});

describe('the family', () => {
  const facts = (params: Record<string, string>) => ({ ...asked.evidence.candidates[0]!, params });

  it('is the usual word, when it varies', () => {
    expect(familyParameter(asked.evidence.candidates)).toBe('family');
    expect(familyParameter([facts({ model: 'a', loss: 'x' }), facts({ model: 'b', loss: 'y' })])).toBe('model');
  });

  it('is another word that varies, never a number, else nothing', () => {
    expect(familyParameter([facts({ model: 'a', lr: '0.1', loss: 'x' }), facts({ model: 'a', lr: '0.2', loss: 'y' })])).toBe('loss');
    expect(familyParameter([facts({ lr: '0.1' }), facts({ lr: '0.2' })])).toBeUndefined();
  });
});
