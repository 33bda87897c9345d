import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberData, quantityData } from '../../../src/app/table/column-data.ts';
import { paretoFront } from '../../../src/core/fronts/pareto.ts';
import { columnValues } from '../values.ts';
import type { Objective } from './axes.ts';
import { within } from './best-within.ts';
import { paretoModel } from './model.ts';
import { stepsOf } from './steps.ts';
import { uncertainPoints } from './uncertain.ts';
import { frontSentence, kneeText, type Saying } from './words.ts';

const objective = (id: string, unit: string, goal: 'max' | 'min', group: 'cost' | 'metrics'): Objective => ({
  ...{ id, title: id.replace('metrics.', ''), kind: 'number', group, unit, present: 1, goal },
});
const axes = { x: objective('forwardCost', 'USD/month', 'min', 'cost'), y: objective('metrics.accuracy', 'fraction', 'max', 'metrics') };
const of = (points: readonly (readonly [number, number])[], by = axes) => {
  const [across, up] = [0, 1].map((at) => columnValues(numberData('number', points.length, (row) => points[row]![at]))!);
  return paretoModel(Uint32Array.from(points.keys()), by, across!, up!);
};
const POINTS = [
  [10, 0.7],
  [20, 0.8],
  [200, 0.82],
  [30, 0.75],
  [20, 0.8],
] as const;
const saying = (points: readonly (readonly [number, number])[], limits = {}): Saying => {
  const model = of(points);
  const steps = stepsOf(model);
  return { model, limits, nameOf: (point) => `p${point}`, stepFrom: (point) => steps.find(({ from }) => from === point) };
};

describe('a model of points', () => {
  it('has the front of the core, whichever way is better', () => {
    const points = fc.array(fc.tuple(fc.double({ min: 0, max: 9, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(points, fc.constantFrom('max', 'min'), (some, goal) => {
        const { ranks, x, y } = of(some, { x: axes.x, y: { ...axes.y, goal } });
        const front = paretoFront([x, goal === 'min' ? y : y.map((value) => -value)]);
        expect([...ranks.keys()].filter((point) => ranks[point] === 0)).toEqual([...front]);
      }),
    );
  });

  it('knows its knee, its curve, and who lies on whom', () => {
    const { curve, knee, tied } = of(POINTS);
    expect([...curve]).toEqual([0, 1, 2]);
    expect(knee).toBe(1);
    expect([...tied]).toEqual([
      [1, [1, 4]],
      [4, [1, 4]],
    ]);
  });

  it('keeps off the front, its knee and its limits who breaks a constraint', () => {
    const [across, up] = [0, 1].map((at) => columnValues(numberData('number', POINTS.length, (row) => POINTS[row]![at]))!);
    const breaking = (rows: readonly number[]) =>
      paretoModel(Uint32Array.from(POINTS.keys()), axes, across!, up!, (row) =>
        rows.includes(row) ? 'metrics.p95_ms 31 > 25' : undefined,
      );
    const model = breaking([1, 2]);
    expect([...model.curve]).toEqual([0, 4]);
    expect([...model.ranks].map((rank) => rank === 0)).toEqual([true, false, false, false, true]);
    expect([model.outside, model.tied.size, within(model, {}).count]).toEqual([2, 0, 3]);
    expect(uncertainPoints({ model, across: across!, up: up! })).toEqual([]);
    const none = breaking([0, 1, 2, 3, 4]);
    expect([none.curve.length, none.knee, [...none.ranks].includes(0)]).toEqual([0, undefined, false]);
    const nobody = { model: none, limits: {}, nameOf: String, stepFrom: () => undefined };
    expect(frontSentence(nobody)).toBe('Nobody keeps the constraints: nobody is on the front.');
  });

  it('counts who has no place: what is missing, and what is no more than a bound', () => {
    const known = { unit: 'USD', basis: 'derived', sources: [] } as const;
    const quantities = [
      { ...known, value: 1, low: 1, high: 1 },
      { unknown: 'hardware-not-recorded' as const },
      { ...known, value: 2, low: 2, high: 2, atLeast: true as const },
    ];
    const across = columnValues(quantityData(3, (row) => quantities[row] as never))!;
    const up = columnValues(numberData('number', 3, () => 0.5))!;
    const model = paretoModel(Uint32Array.of(0, 1, 2), axes, across, up);
    expect([model.rows.length, model.missing, model.atLeast]).toEqual([1, 1, 1]);
  });

  it('has a hull only where traffic can be split: means over examples, costs per request', () => {
    expect(of(POINTS).hull).toBeUndefined();
    const perRequest = { ...axes, x: { ...axes.x, unit: 'USD/1k' } };
    expect([...of(POINTS, perRequest).hull!]).toEqual([0, 1, 2]);
    expect(of(POINTS, { ...perRequest, y: { ...axes.y, title: 'auc' } }).hull).toBeUndefined();
  });
});

describe('the best within limits', () => {
  it('is the one of most quality within a budget, and the cheapest above a floor', () => {
    const model = of(POINTS);
    expect(within(model, { x: 100 })).toEqual({ count: 4, best: 1 });
    expect(within(model, { y: 0.72 })).toEqual({ count: 4, best: 1 });
    expect(within(model, { x: 100, y: 0.81 })).toEqual({ count: 0, best: undefined });
  });

  it('is as good as any that keeps the limits', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { minLength: 1 });
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 9 }), (some, budget) => {
        const model = of(some);
        const { best } = within(model, { x: budget });
        const all = some.filter(([cost]) => cost <= budget).map(([, quality]) => quality);
        expect(best === undefined ? undefined : model.y[best]).toBe(all.length === 0 ? undefined : Math.max(...all));
      }),
    );
  });
});

describe('the sentence', () => {
  it('starts at the knee and says what the next step costs', () => {
    expect(frontSentence(saying(POINTS))).toBe('p1 has accuracy 0.8 for $20.0/mo; the next step up, p2, adds 2.0 points for $180/mo more.');
  });

  it('says the best within a budget, or that there is none', () => {
    expect(frontSentence(saying(POINTS, { x: 12 }))).toBe(
      'Within $12.0/mo the best of 1 is p0: accuracy 0.7 for $10.0/mo; the next step up, p1, adds 10 points for $10.0/mo more.',
    );
    expect(frontSentence(saying(POINTS, { x: 5 }))).toBe('Nothing is within $5.00/mo: the least is $10.0/mo, of p0.');
  });

  it('says that none is better of those that a filter lets pass, and not of all', () => {
    expect(frontSentence({ ...saying([[10, 0.7]]), passing: 4 })).toBe('p0 has accuracy 0.7 for $10.0/mo; none of the 4 shown is better.');
  });

  it('says what a point costs before and after the knee', () => {
    const said = saying(POINTS);
    const stepTo = (point: number) => stepsOf(said.model).find(({ to }) => to === point);
    expect(kneeText(said, stepTo)).toBe('The knee is p1: one point of accuracy costs $1.00/mo up to it, $90.0/mo beyond it.');
  });
});

describe('what is uncertain', () => {
  it('are the points that may be on the front, and none where all is certain', () => {
    const model = of(POINTS);
    const certain = {
      value: (row: number) => POINTS[row]![0],
      low: (row: number) => POINTS[row]![0],
      high: (row: number) => POINTS[row]![0],
    };
    const standing = () => 'known' as const;
    const up = { value: (row: number) => POINTS[row]![1], standing };
    const exact = { ...up, low: up.value, high: up.value };
    const wide = { ...up, low: (row: number) => up.value(row) - 0.03, high: (row: number) => up.value(row) + 0.03 };
    expect(uncertainPoints({ model, across: { ...certain, standing }, up: exact })).toEqual([]);
    expect(uncertainPoints({ model, across: { ...certain, standing }, up: wide })).toContain(3);
  });
});
