import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bruteFront } from '../../../test/bench/front/arbitraries.ts';
import type { Draws } from './draws.ts';
import { frontProbability, possibleFront } from './probability.ts';

describe('frontProbability', () => {
  for (const k of [1, 2, 3, 4]) {
    it(`counts fronts draw by draw in ${k} objectives`, () => {
      const shape = fc.record({ n: fc.integer({ min: 0, max: 40 }), draws: fc.integer({ min: 1, max: 35 }) });
      fc.assert(
        fc.property(shape, fc.infiniteStream(fc.integer({ min: 0, max: 9 })), ({ n, draws }, stream) => {
          const next = (): number => Number(stream.next().value);
          const centres = Array.from({ length: n }, () => Array.from({ length: k }, () => 3 * next()));
          const rows = Array.from({ length: k }, (_, j) =>
            Float64Array.from({ length: n * draws }, (__, at) => centres[Math.floor(at / draws)]![j]! + next()),
          );
          const expected = bruteProbability(rows, n, draws);
          expect([...frontProbability(drawsOf(rows, draws))]).toEqual(expected);
        }),
        { seed: 20261123, numRuns: 60 },
      );
    });
  }
  it('refuses NaN in any draw, also of a candidate that another always beats', () => {
    for (const draw of [0, 1, 2]) {
      const rows = [Float64Array.of(0, 0, 0, 5, 5, 5), Float64Array.of(0, 0, 0, 5, 5, 5)];
      rows[1]![3 + draw] = NaN;
      expect(() => frontProbability(drawsOf(rows, 3))).toThrow(RangeError);
    }
  });
});

describe('possibleFront', () => {
  it('leaves out only what another beats wherever both lie', () => {
    const low = [Float64Array.of(0, 2, 2, 3), Float64Array.of(0, 1, 2, 3)];
    const high = [Float64Array.of(2, 4, 4, 4), Float64Array.of(2, 3, 3, 4)];
    expect([...possibleFront(low, high)]).toEqual([0, 1, 2]);
  });
});

function bruteProbability(rows: readonly Float64Array[], n: number, draws: number): number[] {
  const times = Array<number>(n).fill(0);
  for (let d = 0; d < draws; d++) {
    const points = Array.from({ length: n }, (_, i) => rows.map((row) => row[i * draws + d]!));
    for (const i of bruteFront(points)) times[i]!++;
  }
  return times.map((count) => count / draws);
}

/** Of rows that hold the draws of one candidate after those of the other. */
function drawsOf(rows: readonly Float64Array[], draws: number): Draws {
  const candidates = rows[0]!.length / draws;
  const fill: Draws['fill'] = (draw, columns) =>
    columns.forEach((column, j) => column.forEach((_, i) => (column[i] = rows[j]![i * draws + draw]!)));
  return { candidates, draws, objectives: rows.length, fill };
}
