import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, gridPoints, type Rows } from '../../../test/bench/front/arbitraries.ts';
import fixture from '../../../test/bench/front/hypervolume.json' with { type: 'json' };
import { hypervolume } from './hypervolume.ts';

const seeded = { seed: 20261123, numRuns: 120 };

describe('hypervolume', () => {
  for (let k = 1; k <= 5; k++) {
    it(`counts the cells of a grid that points dominate in ${k} objectives`, () => {
      fc.assert(
        fc.property(gridPoints(k, 4, 25), (rows) => {
          const reference = Array<number>(k).fill(3);
          expect(hypervolume(columnsOf(rows, k), reference)).toBeCloseTo(cells(rows, 3, k), 9);
        }),
        seeded,
      );
    });
  }
  it('is 0 for nothing and for points at the reference or beyond', () => {
    expect(hypervolume([new Float64Array(), new Float64Array()], [1, 1])).toBe(0);
    expect(hypervolume([Float64Array.of(1, 2, Infinity), Float64Array.of(0, 0, -9)], [1, 1])).toBe(0);
  });
  it('is infinite with a point at −Infinity inside the reference', () => {
    expect(hypervolume([Float64Array.of(-Infinity), Float64Array.of(0)], [1, 1])).toBe(Infinity);
    expect(hypervolume([Float64Array.of(-Infinity), Float64Array.of(1)], [1, 1])).toBe(0);
  });
  it('needs one finite reference per objective', () => {
    expect(() => hypervolume([Float64Array.of(0)], [1, 1])).toThrow(RangeError);
    expect(() => hypervolume([Float64Array.of(0)], [Infinity])).toThrow(RangeError);
  });
});

describe('against moocore', () => {
  for (const { name, points, reference, volume } of fixture.cases) {
    it(`gives the same volume for ${name}`, () => {
      const columns = columnsOf(points, reference.length);
      expect(Math.abs(hypervolume(columns, reference) / volume - 1)).toBeLessThan(1e-12);
    });
  }
});

function cells(rows: Rows, reference: number, k: number): number {
  let count = 0;
  const visit = (cell: number[]): void => {
    if (cell.length < k) for (let v = 0; v < reference; v++) visit([...cell, v]);
    else if (rows.some((row) => row.every((value, j) => value <= cell[j]!))) count++;
  };
  visit([]);
  return count;
}
