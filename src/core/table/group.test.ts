import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnData } from './column.ts';
import { groupRows, type RowGroup } from './group.ts';
import { rangeAt, rangesOver } from './ranges.ts';

const all = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);

function texts(...values: readonly (string | undefined)[]): ColumnData {
  const dictionary = [...new Set(values.filter((value) => value !== undefined))];
  return {
    kind: 'text',
    dictionary,
    codes: Uint32Array.from(values, (value) => (value === undefined ? 0 : dictionary.indexOf(value) + 1)),
  };
}

function numbers(kind: 'number' | 'time', ...values: readonly (number | undefined)[]): ColumnData {
  return {
    kind,
    values: Float64Array.from(values, (value) => value ?? 0),
    present: Uint8Array.from(values, (value) => (value === undefined ? 0 : 1)),
  };
}

function said(groups: readonly RowGroup[]): unknown[] {
  return groups.map(({ cell, rows, groups: within }) => {
    const name =
      cell.kind === 'range' ? `${cell.from} to ${cell.to}` : cell.kind === 'text' ? cell.text : 'value' in cell ? cell.value : cell.kind;
    return within.length === 0 ? [name, rows.length] : [name, said(within)];
  });
}

describe('groups within groups', () => {
  it('go as deep as there are columns, and hold every row once', () => {
    const by = [texts('a', 'a', 'b', 'a'), texts('x', 'y', 'x', 'x'), numbers('number', 1, 1, undefined, 2)];
    expect(said(groupRows(all(4), by))).toEqual([
      [
        'a',
        [
          [
            'x',
            [
              [1, 1],
              [2, 1],
            ],
          ],
          ['y', [[1, 1]]],
        ],
      ],
      ['b', [['x', [['missing', 1]]]]],
    ]);
  });

  it('have the same ranges in all of them', () => {
    const values = Array.from({ length: 40 }, (_, row) => row / 10);
    const halves = texts(...values.map((value) => (value < 2 ? 'low' : 'high')));
    expect(said(groupRows(all(40), [halves, numbers('number', ...values)]))).toEqual([
      [
        'low',
        [
          ['0 to 0.5', 5],
          ['0.5 to 1', 5],
          ['1 to 1.5', 5],
          ['1.5 to 2', 5],
        ],
      ],
      [
        'high',
        [
          ['2 to 2.5', 5],
          ['2.5 to 3', 5],
          ['3 to 3.5', 5],
          ['3.5 to 4', 5],
        ],
      ],
    ]);
  });
});

describe('groups of numbers', () => {
  it('are values while these are few, the least first, NaN and nothing last', () => {
    const few = numbers('number', 3, undefined, 1, Number.NaN, 2, 1);
    expect(said(groupRows(all(6), [few]))).toEqual([
      [1, 2],
      [2, 1],
      [3, 1],
      [Number.NaN, 1],
      ['missing', 1],
    ]);
  });

  it('come the other way round where the rows do', () => {
    expect(said(groupRows(Uint32Array.of(0, 2, 1), [numbers('number', 3, 1, 2)]))).toEqual([
      [3, 1],
      [2, 1],
      [1, 1],
    ]);
  });

  it('are decades where they are far apart, as learning rates are, though a store has them as texts', () => {
    const rates = Array.from({ length: 20 }, (_, row) => String(Number(`${1 + (row % 5)}e-${2 + (row >> 2)}`)));
    const names = said(groupRows(all(20), [texts(...rates)])).map((one) => (one as [string])[0]);
    expect(names).toEqual(['0.000001 to 0.00001', '0.00001 to 0.0001', '0.0001 to 0.001', '0.001 to 0.01', '0.01 to 0.1']);
  });

  it('of times are days, or weeks', () => {
    const day = 86_400_000;
    const started = numbers('time', ...Array.from({ length: 20 }, (_, row) => Date.UTC(2026, 10, 2) + (row * day) / 4));
    expect(groupRows(all(20), [started]).map(({ rows }) => rows.length)).toEqual([4, 4, 4, 4, 4]);
  });

  it('have a range for every number, whatever numbers they are', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(fc.array(finite, { minLength: 2, maxLength: 40 }), (values) => {
        const [least, most] = [Math.min(...values), Math.max(...values)];
        fc.pre(most - least > 1e-9 * Math.max(Math.abs(least), Math.abs(most)) && most - least > 1e-12);
        const ranges = rangesOver(least, most, 'number');
        expect(ranges.length).toBeLessThanOrEqual(11);
        for (const value of values) {
          const { from, to } = ranges[rangeAt(ranges, value)]!;
          const width = to - from;
          expect(value).toBeGreaterThanOrEqual(from - width * 1e-6);
          expect(value).toBeLessThanOrEqual(to + width * 1e-6);
        }
      }),
    );
  });
});
