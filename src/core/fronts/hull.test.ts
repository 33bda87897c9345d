import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, gridPoints } from '../../../test/bench/front/arbitraries.ts';
import { lowerHull2d } from './hull.ts';

describe('lowerHull2d', () => {
  it('drops points above and on its edges, and those at infinity', () => {
    const cost = Float64Array.of(4, 0, 1, 2, 3, 0, -Infinity);
    const loss = Float64Array.of(0, 4, 3, 2, 0.5, 4, 9);
    expect([...lowerHull2d(cost, loss)]).toEqual([1, 4, 0]);
    expect([...lowerHull2d(new Float64Array(), new Float64Array())]).toEqual([]);
  });
  it('is convex, and no mixture of two points gets below it', () => {
    fc.assert(
      fc.property(gridPoints(2, 15, 30), (rows) => {
        const [cost, loss] = columnsOf(rows, 2) as [Float64Array, Float64Array];
        const hull = [...lowerHull2d(cost, loss)];
        for (let s = 1; s < hull.length; s++) {
          const [a, b] = [hull[s - 1]!, hull[s]!];
          const below = (i: number): number =>
            (cost[b]! - cost[a]!) * (loss[i]! - loss[a]!) - (loss[b]! - loss[a]!) * (cost[i]! - cost[a]!);
          expect(cost[a]! < cost[b]! && loss[a]! > loss[b]!).toBe(true);
          rows.forEach((_, i) => expect(below(i)).toBeGreaterThanOrEqual(0));
          if (s + 1 < hull.length) expect(below(hull[s + 1]!)).toBeGreaterThan(0);
        }
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});
