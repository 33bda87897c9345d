import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bruteFront, columnsOf, dominatesRow, gridPoints, points } from '../../../test/bench/front/arbitraries.ts';
import { epsilonFront, type Tolerance } from './epsilon.ts';

const seeded = { seed: 20261123, numRuns: 200 };
const absolute = (size: number): Tolerance => ({ kind: 'absolute', size });

describe('epsilonFront', () => {
  it('lies on the front and matches every point within the tolerances', () => {
    fc.assert(
      fc.property(gridPoints(3, 40, 80), fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 3 }), (rows, sizes) => {
        const kept = [...epsilonFront(columnsOf(rows, 3), sizes.map(absolute))];
        const front = new Set(bruteFront(rows));
        expect(kept.every((i) => front.has(i))).toBe(true);
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
        for (const row of rows) {
          expect(kept.some((i) => rows[i]!.every((value, j) => value <= row[j]! + sizes[j]!))).toBe(true);
        }
      }),
      seeded,
    );
  });
  it('keeps one point per distinct front point at no tolerance', () => {
    const columns = [Float64Array.of(1, 1, 2, 3), Float64Array.of(5, 5, 4, 4)];
    expect([...epsilonFront(columns, [absolute(0), absolute(0)])]).toEqual([0, 2]);
  });
  it('thins by ratio with a relative tolerance, and says where that has no meaning', () => {
    const cost = Float64Array.of(1, 1.02, 2, 4, 4.05);
    const loss = Float64Array.of(0.5, 0.499, 0.3, 0.2, 0.1999);
    const tolerance: Tolerance = { kind: 'relative', size: 0.1 };
    expect([...epsilonFront([cost, loss], [tolerance, tolerance])]).toEqual([0, 2, 3]);
    expect(() => epsilonFront([cost.map((v) => -v), loss], [tolerance, tolerance])).toThrow(RangeError);
  });
  it('matches a value of 0 by 0 alone', () => {
    const tolerance: Tolerance = { kind: 'relative', size: 0.1 };
    const [cost, loss] = [Float64Array.of(0, 0, 1e-9, 1), Float64Array.of(0.5, 0.49, 0.4, 0.1)];
    expect([...epsilonFront([cost, loss], [tolerance, absolute(0)])]).toEqual([1, 2, 3]);
    expect([...epsilonFront([cost, loss], [tolerance, absolute(0.1)])]).toEqual([1, 3]);
  });
  it('refuses a wrong number of tolerances and negative ones', () => {
    expect(() => epsilonFront([Float64Array.of(1)], [])).toThrow(RangeError);
    expect(() => epsilonFront([Float64Array.of(1)], [absolute(-1)])).toThrow(RangeError);
  });
});
