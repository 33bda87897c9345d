import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, dominatesRow, points } from '../../../test/bench/front/arbitraries.ts';
import { dominators, tieGroups } from './dominance.ts';
import { undominatedBy } from './undominated-by.ts';

const seeded = { seed: 20261123, numRuns: 100 };

describe('dominators', () => {
  it('names exactly the points that dominate', () => {
    fc.assert(
      fc.property(points(3), fc.nat(), (rows, pick) => {
        fc.pre(rows.length > 0);
        const i = pick % rows.length;
        const expected = rows.flatMap((row, other) => (dominatesRow(row, rows[i]!) ? [other] : []));
        expect([...dominators(columnsOf(rows, 3), i)]).toEqual(expected);
      }),
      seeded,
    );
  });
  it('refuses a point that is not there', () => {
    expect(() => dominators([Float64Array.of(1)], 1)).toThrow(RangeError);
    expect(() => dominators([Float64Array.of(1)], 0.5)).toThrow(RangeError);
  });
});

describe('tieGroups', () => {
  it('lists equal points, groups by their lowest index', () => {
    const groups = tieGroups([Float64Array.of(3, 1, 3, -0, 1, 0), Float64Array.of(1, 1, 1, 2, 1, 2)]);
    expect(groups.map((group) => [...group])).toEqual([
      [0, 2],
      [1, 4],
      [3, 5],
    ]);
  });
  it('is empty where all points differ', () => {
    expect(tieGroups([Float64Array.of(1, 2, 3)])).toEqual([]);
  });
});

describe('undominatedBy', () => {
  for (let k = 1; k <= 4; k++) {
    it(`agrees with comparing all pairs of two sets in ${k} objectives`, () => {
      fc.assert(
        fc.property(points(k), points(k), (rows, others) => {
          const expected = rows.flatMap((row, i) => (others.some((other) => dominatesRow(other, row)) ? [] : [i]));
          expect([...undominatedBy(columnsOf(rows, k), columnsOf(others, k))]).toEqual(expected);
        }),
        seeded,
      );
    });
  }
});
