import { describe, expect, it } from 'vitest';
import { elasticity, marginalSteps } from './marginal.ts';

// Accuracy 0.8, 0.9, 0.92 at 100, 200, 400 USD; a dominated candidate, a tie, one at infinity.
const cost = Float64Array.of(200, 100, 400, 300, 200, 50);
const loss = Float64Array.of(-0.9, -0.8, -0.92, -0.85, -0.9, Infinity);

describe('marginalSteps', () => {
  it('prices each step up the front', () => {
    const steps = marginalSteps(cost, loss);
    expect(steps.map(({ from, to, deltaCost }) => [from, to, deltaCost])).toEqual([
      [1, 0, 100],
      [0, 2, 200],
    ]);
    expect(steps[0]!.price).toBeCloseTo(1000, 9);
    expect(steps[1]!.deltaQuality).toBeCloseTo(0.02, 12);
    expect(steps[1]!.price).toBeCloseTo(10000, 8);
  });
  it('has no steps on a front of one point or none', () => {
    expect(marginalSteps(Float64Array.of(1, 1), Float64Array.of(2, 2))).toEqual([]);
    expect(marginalSteps(new Float64Array(), new Float64Array())).toEqual([]);
  });
});

describe('elasticity', () => {
  it('sets per cent of quality given up against per cent of cost saved, from the dear end', () => {
    const { steps, whole } = elasticity(cost, loss);
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [2, 0],
      [0, 1],
    ]);
    expect(steps[0]!.costSavedPercent).toBe(50);
    expect(steps[0]!.qualityGivenUpPercent).toBeCloseTo((100 * 0.02) / 0.92, 9);
    expect(whole!.elasticity).toBeCloseTo(0.12 / 0.92 / 0.75, 9);
  });
  it('leaves undefined what has no base, and a front of one point', () => {
    const { whole } = elasticity(Float64Array.of(1, 2), Float64Array.of(1, 0));
    expect(whole).toEqual({ from: 1, to: 0, costSavedPercent: 50, qualityGivenUpPercent: undefined, elasticity: undefined });
    expect(elasticity(Float64Array.of(1), Float64Array.of(1)).whole).toBeUndefined();
  });
});
