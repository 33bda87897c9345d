import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bruteFront, columnsOf, points, type Rows } from '../../../test/bench/front/arbitraries.ts';
import { nonDominatedRanks } from './ranks.ts';

describe('nonDominatedRanks', () => {
  it('is empty for no points and counts a chain', () => {
    expect(nonDominatedRanks([new Float64Array(), new Float64Array()]).length).toBe(0);
    const chain = Float64Array.from({ length: 200 }, (_, i) => -i);
    for (let k = 1; k <= 5; k++) {
      expect([...nonDominatedRanks(Array(k).fill(chain))]).toEqual(Array.from(chain, (v) => 199 + v));
    }
  });
  it('refuses NaN', () => {
    expect(() => nonDominatedRanks([Float64Array.of(NaN)])).toThrow(RangeError);
  });
  for (let k = 1; k <= 6; k++) {
    it(`agrees with peeling fronts off in ${k} objectives`, () => {
      fc.assert(
        fc.property(points(k), (rows) => {
          expect([...nonDominatedRanks(columnsOf(rows, k))]).toEqual(peel(rows));
        }),
        { seed: 20261123 + k, numRuns: 100 },
      );
    });
  }
});

function peel(rows: Rows): number[] {
  const ranks = Array<number>(rows.length).fill(-1);
  let left = rows.map((_, i) => i);
  for (let rank = 0; left.length > 0; rank++) {
    const front = new Set(bruteFront(left.map((i) => rows[i]!)).map((at) => left[at]!));
    for (const i of front) ranks[i] = rank;
    left = left.filter((i) => !front.has(i));
  }
  return ranks;
}
