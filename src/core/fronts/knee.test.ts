import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, gridPoints } from '../../../test/bench/front/arbitraries.ts';
import type { Draws } from './draws.ts';
import { lowerHull2d } from './hull.ts';
import { knee } from './knee.ts';
import { kneeFrequency } from './knee-frequency.ts';

const unit = { cost: [0, 1], loss: [0, 1] } as const;

describe('knee', () => {
  it('is the corner of an L, as sharp as can be', () => {
    const found = knee(Float64Array.of(0, 0.1, 1, 0.9), Float64Array.of(1, 0.1, 0, 0.9), unit);
    expect(found?.index).toBe(1);
    expect(found?.distance).toBeCloseTo(0.8 * Math.SQRT1_2, 12);
    expect(found?.sharpness).toBeCloseTo(1, 12);
  });
  it('is softer on a round front than on a hyperbola', () => {
    const quarter = Float64Array.from({ length: 401 }, (_, i) => i / 400);
    const round = knee(
      quarter,
      quarter.map((u) => 1 - Math.sqrt(1 - (1 - u) * (1 - u))),
      unit,
    );
    const bent = knee(
      quarter,
      quarter.map((u) => 0.01 / (u + 0.01)),
      unit,
    );
    expect(round?.distance).toBeCloseTo(1 - Math.SQRT1_2, 5);
    expect(round?.sharpness).toBeCloseTo(0.526, 2);
    expect(bent!.sharpness).toBeGreaterThan(0.8);
  });
  it('is none on straight, bulging or short fronts', () => {
    const line = Float64Array.from({ length: 50 }, (_, i) => i / 49);
    expect(
      knee(
        line,
        line.map((u) => 1 - u),
        unit,
      ),
    ).toBeUndefined();
    expect(
      knee(
        line,
        line.map((u) => 1 - u * u),
        unit,
      ),
    ).toBeUndefined();
    expect(knee(Float64Array.of(0, 1, 1), Float64Array.of(1, 0, 0), unit)).toBeUndefined();
    expect(knee(new Float64Array(), new Float64Array(), unit)).toBeUndefined();
  });
  it('does not move when dominated points come, and follows the bounds it is given', () => {
    const cost = Float64Array.of(0, 2, 8, 10, 9);
    const loss = Float64Array.of(1, 0.5, 0.1, 0, 0.9);
    expect(knee(cost, loss, { cost: [0, 10], loss: [0, 1] })?.index).toBe(1);
    expect(knee(cost.subarray(0, 4), loss.subarray(0, 4), { cost: [0, 10], loss: [0, 1] })?.index).toBe(1);
    expect(knee(cost, loss, { cost: [0, 1000], loss: [0, 1] })?.index).toBe(knee(cost, loss, { cost: [0, 10], loss: [0, 1] })?.index);
  });
  it('may be elsewhere on a logarithmic axis, which needs positive costs', () => {
    const cost = Float64Array.of(1, 10, 100, 1000);
    const loss = Float64Array.of(1, 0.4, 0.2, 0);
    const bounds = { cost: [1, 1000], loss: [0, 1] } as const;
    expect(knee(cost, loss, bounds)?.index).toBe(2);
    expect(knee(cost, loss, bounds, { logCost: true })?.index).toBe(1);
    expect(() => knee(Float64Array.of(0, 1, 2), Float64Array.of(2, 1, 0), bounds, { logCost: true })).toThrow(RangeError);
    expect(() => knee(cost, loss, { cost: [1, 1], loss: [0, 1] })).toThrow(RangeError);
  });
  it('is a corner of the hull', () => {
    fc.assert(
      fc.property(gridPoints(2, 30, 40), (rows) => {
        const [cost, loss] = columnsOf(rows, 2) as [Float64Array, Float64Array];
        const found = knee(cost, loss, { cost: [0, 30], loss: [0, 30] });
        const hull = lowerHull2d(cost, loss);
        expect(found === undefined).toBe(hull.length < 3);
        if (found === undefined) return;
        expect(found.sharpness).toBeGreaterThanOrEqual(0);
        expect(found.sharpness).toBeLessThanOrEqual(1);
        const depth = (i: number): number => chordDepth(cost, loss, hull, i);
        expect(depth(found.index)).toBeCloseTo(Math.max(...Array.from(hull, depth)), 9);
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});

describe('kneeFrequency', () => {
  it('shares the draws between the knees and none', () => {
    const fronts = [
      [1, 0.1, 0.5, 0],
      [1, 0.6, 0.1, 0],
      [1, 0.1, 0.5, 0],
      [1, 0.9, 0.8, 0],
    ];
    const draws: Draws = {
      candidates: 4,
      draws: 4,
      objectives: 2,
      fill: (draw, [cost, loss]) => {
        cost!.set([0, 0.2, 0.4, 1]);
        loss!.set(fronts[draw]!);
      },
    };
    expect(kneeFrequency(draws, unit)).toEqual({ shares: Float64Array.of(0, 0.5, 0.25, 0), none: 0.25 });
    expect(() => kneeFrequency({ ...draws, objectives: 3 }, unit)).toThrow(RangeError);
  });
});

it('a knee’s frequency on a logarithmic axis leaves out costs that a draw put below zero', () => {
  const costs = [
    [1, 10, 100, 1000],
    [-1, 10, 100, 1000],
  ];
  const draws: Draws = {
    candidates: 4,
    draws: 2,
    objectives: 2,
    fill: (draw, [cost, loss]) => {
      cost!.set(costs[draw]!);
      loss!.set([1, 0.4, 0.2, 0]);
    },
  };
  const bounds = { cost: [1, 1000], loss: [0, 1] } as const;
  expect(kneeFrequency(draws, bounds, { logCost: true })).toEqual({ shares: Float64Array.of(0, 0.5, 0, 0), none: 0.5 });
});

function chordDepth(cost: Float64Array, loss: Float64Array, hull: Uint32Array, i: number): number {
  const a = hull[0]!;
  const b = hull[hull.length - 1]!;
  return (cost[i]! - cost[a]!) * (loss[b]! - loss[a]!) - (loss[i]! - loss[a]!) * (cost[b]! - cost[a]!);
}
