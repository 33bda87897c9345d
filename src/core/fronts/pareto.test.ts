import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paretoFront } from './pareto.ts';
import { bruteFront, columnsOf, points } from '../../../test/bench/front/arbitraries.ts';

describe('paretoFront', () => {
  it('is empty for no points and holds a single point', () => {
    expect([...paretoFront([new Float64Array(), new Float64Array()])]).toEqual([]);
    for (let k = 1; k <= 5; k++) expect([...paretoFront(columnsOf([Array(k).fill(7)], k))]).toEqual([0]);
  });
  it('keeps all equal points', () => {
    for (let k = 1; k <= 5; k++) {
      expect(
        paretoFront(
          columnsOf(
            Array.from({ length: 300 }, () => Array(k).fill(-0)),
            k,
          ),
        ).length,
      ).toBe(300);
    }
  });
  it('keeps a descending line and one end of an ascending one', () => {
    const up = Float64Array.from({ length: 500 }, (_, i) => i / 7);
    const down = up.map((v) => -v);
    expect(paretoFront([up, down]).length).toBe(500);
    expect([...paretoFront([up, up])]).toEqual([0]);
    expect([...paretoFront([down, down, down])]).toEqual([499]);
  });
  it('refuses NaN, ragged columns and no columns', () => {
    expect(() => paretoFront([Float64Array.of(1, NaN)])).toThrow(RangeError);
    expect(() => paretoFront([Float64Array.of(1), Float64Array.of(1, 2)])).toThrow(RangeError);
    expect(() => paretoFront([])).toThrow(RangeError);
  });
  for (let k = 1; k <= 6; k++) {
    it(`agrees with comparing all pairs in ${k} objectives`, () => {
      fc.assert(
        fc.property(points(k), (rows) => {
          expect([...paretoFront(columnsOf(rows, k))]).toEqual(bruteFront(rows));
        }),
        { seed: 20261123 + k, numRuns: 150 },
      );
    });
  }
});
