import { describe, expect, it } from 'vitest';
import { LIGHT } from '../../src/charts/theme.ts';
import { paretoSpec } from '../../src/charts/pareto-spec.ts';
import type { ParetoChart } from '../../src/charts/pareto-chart.ts';
import { numberOf } from '../ui/number-field.ts';
import { isWithin, nearest, ringsPath } from './shapes.ts';
import { specParts } from './spec-parts.ts';

const square = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 10 },
  { x: 0, y: 10 },
];

describe('shapes', () => {
  it('know what lies within a closed line', () => {
    expect(isWithin(square, { x: 5, y: 5 })).toBe(true);
    expect(isWithin(square, { x: 15, y: 5 })).toBe(false);
    expect(isWithin([], { x: 5, y: 5 })).toBe(false);
  });

  it('find the nearest place within reach', () => {
    expect(nearest(square, { x: 9, y: 8 }, 5)).toBe(2);
    expect(nearest(square, { x: 50, y: 50 }, 5)).toBeUndefined();
  });

  it('draw all rings in one path', () => {
    expect(ringsPath(square, 3).match(/M/g)).toHaveLength(4);
    expect(ringsPath([], 3)).toBe('');
  });
});

describe('a spec taken apart', () => {
  const value = { value: 1, low: 1, high: 1 };
  const point = (id: string, x: number) => ({ id, name: id, family: 'a', x: { ...value, value: x }, y: value, rank: 0, tags: [], tip: [] });
  const chart = (x: number): ParetoChart => ({
    x: { title: 'cost', goal: 'min', kind: 'number' },
    y: { title: 'auc', goal: 'max', kind: 'number' },
    ...{ family: 'model', points: [point('a', 1), point('b', x)], limits: [], frontLine: 'drawn', description: `to ${x}` },
  });
  const parts = (x: number, width = 700) => specParts(paretoSpec(chart(x), LIGHT, { width, overlay: 'left to the page' }).spec);

  it('needs no other drawing for other data, domains or another size', () => {
    expect(parts(2).skeleton).toBe(parts(3).skeleton);
    expect(parts(2, 700).skeleton).toBe(parts(2, 705).skeleton);
    expect(parts(2).data.get('front')).not.toEqual(parts(3).data.get('front'));
    expect(parts(2).signals.get('xDomain')).not.toEqual(parts(3).signals.get('xDomain'));
  });

  it('needs one for another title', () => {
    const other = specParts(
      paretoSpec({ ...chart(2), y: { ...chart(2).y, title: 'f1' } }, LIGHT, { width: 700, overlay: 'left to the page' }).spec,
    );
    expect(other.skeleton).not.toBe(parts(2).skeleton);
  });
});

describe('a number as people write it', () => {
  it.each([
    ['', undefined],
    ['500', 500],
    ['$1.5k', 1500],
    ['12,480', 12_480],
    ['-0.2', -0.2],
    ['1e-3', 0.001],
    ['2M', 2_000_000],
    ['a lot', Number.NaN],
    ['k', Number.NaN],
  ])('%j', (text, value) => expect(numberOf(text)).toBe(value));
});
