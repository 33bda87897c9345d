import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptability, budgetRegimes, valueRegimes } from './regimes.ts';

const points = fc.array(fc.record({ cost: fc.integer({ min: 1, max: 50 }), quality: fc.integer({ min: 0, max: 50 }) }), {
  minLength: 1,
  maxLength: 15,
});
const columns = (rows: readonly { cost: number; quality: number }[]) =>
  [Float64Array.from(rows, (row) => row.cost), Float64Array.from(rows, (row) => -row.quality)] as const;

describe('regimes', () => {
  it('over the budget give the best quality that a search within it finds', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 60 }), (rows, budget) => {
        const regime = budgetRegimes(...columns(rows)).find(({ from, to }) => from <= budget && budget < to);
        const within = rows.filter((row) => row.cost <= budget);
        expect(regime === undefined ? undefined : rows[regime.index]!.quality).toBe(
          within.length === 0 ? undefined : Math.max(...within.map((row) => row.quality)),
        );
      }),
      { seed: 5 },
    );
  });

  it('over the value of a point give the greatest net benefit that a search finds', () => {
    fc.assert(
      fc.property(points, fc.double({ min: 0.01, max: 100, noNaN: true }), (rows, value) => {
        const regime = valueRegimes(...columns(rows), 1).find(({ from, to }) => from <= value && value <= to)!;
        const benefit = (row: { cost: number; quality: number }) => value * row.quality - row.cost;
        expect(benefit(rows[regime.index]!)).toBeCloseTo(Math.max(...rows.map(benefit)), 6);
      }),
      { seed: 5 },
    );
  });

  it('cover the axis without a gap', () => {
    fc.assert(
      fc.property(points, (rows) => {
        for (const regimes of [budgetRegimes(...columns(rows)), valueRegimes(...columns(rows), 1)]) {
          expect(regimes.at(-1)!.to).toBe(Number.POSITIVE_INFINITY);
          regimes.slice(1).forEach((regime, at) => expect(regime.from).toBe(regimes[at]!.to));
        }
      }),
      { seed: 5 },
    );
  });
});

it('acceptability is a share of draws and sums to one', () => {
  const better = { quality: Float64Array.of(0.8, 0.7, 0.9, 0.8), cost: new Float64Array(4).fill(10) };
  const cheaper = { quality: new Float64Array(4).fill(0.75), cost: new Float64Array(4) };
  expect([...acceptability([better, cheaper], 3, 0.01)]).toEqual([0.75, 0.25]);
  expect([...acceptability([better, cheaper], 0, 0.01)]).toEqual([0, 1]);
});
