import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../query/parse.ts';
import { aggregate } from './aggregate.ts';
import { cellAt } from './cell.ts';
import type { ColumnData, NumberData, QuantityData, TextData } from './column.ts';
import { differs } from './differing.ts';
import { filterRows } from './filter.ts';
import { groupRows } from './group.ts';
import { searchRows } from './search.ts';
import { sortRows } from './sort.ts';

function texts(...values: (string | undefined)[]): TextData {
  const dictionary = [...new Set(values.filter((value) => value !== undefined))];
  return {
    kind: 'text',
    dictionary,
    codes: Uint32Array.from(values, (value) => (value === undefined ? 0 : dictionary.indexOf(value) + 1)),
  };
}

function numbers(...values: (number | undefined)[]): NumberData {
  return {
    kind: 'number',
    values: Float64Array.from(values, (value) => value ?? 0),
    present: Uint8Array.from(values, (value) => (value === undefined ? 0 : 1)),
  };
}

function quantities(...values: (number | string)[]): QuantityData {
  const reasons = [...new Set(values.filter((value) => typeof value === 'string'))];
  const value = Float64Array.from(values, (one) => (typeof one === 'number' ? one : 0));
  const unknown = Uint32Array.from(values, (one) => (typeof one === 'number' ? 0 : reasons.indexOf(one) + 1));
  return { kind: 'quantity', values: value, low: value, high: value, unknown, reasons, marks: new Uint8Array(values.length).fill(0b101) };
}

const all = (count: number) => Uint32Array.from({ length: count }, (_, i) => i);

describe('sorting', () => {
  it('puts missing values last and NaN before them, both ways', () => {
    const data = numbers(2, undefined, Number.NaN, 1, 3);
    expect([...sortRows(all(5), [{ data, descending: false }])]).toEqual([3, 0, 4, 2, 1]);
    expect([...sortRows(all(5), [{ data, descending: true }])]).toEqual([4, 0, 3, 2, 1]);
  });

  it('puts unknown costs last: they are not zero', () => {
    expect([...sortRows(all(3), [{ data: quantities('no price', 5, 1), descending: false }])]).toEqual([2, 1, 0]);
  });

  it('reads the numbers in a text', () => {
    expect([...sortRows(all(3), [{ data: texts('run-10', 'run-9', 'run-1'), descending: false }])]).toEqual([2, 1, 0]);
  });

  it('goes by the second key where the first is equal, and keeps the order where all are', () => {
    const keys = [
      { data: texts('b', 'a', 'b', 'a', 'a'), descending: false },
      { data: numbers(1, 1, 2, 5, 1), descending: true },
    ];
    expect([...sortRows(all(5), keys)]).toEqual([3, 1, 4, 2, 0]);
  });

  it('agrees with comparing values', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double(), { nil: undefined })), fc.boolean(), (values, descending) => {
        const sorted = [...sortRows(all(values.length), [{ data: numbers(...values), descending }])].map((row) => values[row]);
        const known = sorted.filter((value): value is number => value !== undefined && !Number.isNaN(value));
        const expected = values.filter((value): value is number => value !== undefined && !Number.isNaN(value)).sort((a, b) => a - b);
        expect(known.map((value) => value + 0)).toEqual((descending ? expected.reverse() : expected).map((value) => value + 0));
        expect(sorted.slice(0, known.length)).toEqual(known);
        expect(sorted.slice(known.length).findIndex((value) => value === undefined)).toBe(
          sorted.includes(undefined) ? sorted.indexOf(undefined) - known.length : -1,
        );
      }),
    );
  });
});

describe('searching', () => {
  const columns = [texts('forest-1', 'Boost-2', undefined), texts('finished', 'failed', 'finished')];

  it('finds the rows that hold every word, in any column and case', () => {
    expect([...searchRows(all(3), columns, 'FINISHED forest')]).toEqual([0]);
    expect([...searchRows(all(3), columns, 'finished')]).toEqual([0, 2]);
    expect([...searchRows(all(3), columns, '  ')]).toEqual([0, 1, 2]);
    expect([...searchRows(all(3), columns, 'nobody')]).toEqual([]);
  });
});

describe('filtering', () => {
  const columns = new Map<string, ColumnData>([
    ['metrics.auc', numbers(0.8, undefined, Number.NaN, 0.7)],
    ['spent', quantities(1, 1, 1, 'no price')],
    ['durationSeconds', { ...quantities(1, 1, 1, 'no end'), marks: new Uint8Array(4) }],
    ['params.model', texts('forest', 'forest', 'forest', 'forest')],
  ]);
  const passing = (text: string) => {
    const parsed = parseQuery(text);
    if ('error' in parsed) throw new Error(parsed.error.code);
    return [...filterRows(all(4), columns, parsed.query)];
  };

  it('lets a missing, unknown or NaN value pass no comparison', () => {
    expect(passing('metrics.auc > 0.1')).toEqual([0, 3]);
    expect(passing('metrics.auc <= 0.75')).toEqual([3]);
    expect(passing('durationSeconds < 2')).toEqual([0, 1, 2]);
    expect(passing('durationSeconds >= 0')).toEqual([0, 1, 2]);
    expect(passing('params.model ~ "for" and metrics.auc > 0.75')).toEqual([0]);
    expect(passing('metrics.nowhere = 1')).toEqual([]);
  });

  it('lets a lower bound pass what it proves alone', () => {
    expect(passing('spent > 0.5 and not spent < 1')).toEqual([0, 1, 2]);
    for (const text of ['spent < 2', 'spent <= 1', 'not spent > 2', 'spent = 1', 'spent != 2', 'spent in (1)'])
      expect(passing(text)).toEqual([]);
  });
});

describe('grouping', () => {
  it('keeps rows of one value together, those without a value last', () => {
    const groups = groupRows(Uint32Array.of(3, 0, 1, 2), [texts('a', undefined, 'b', 'b')]);
    expect(groups.map(({ cell, rows }) => [cell, [...rows]])).toEqual([
      [{ kind: 'text', text: 'b' }, [3, 2]],
      [{ kind: 'text', text: 'a' }, [0]],
      [{ kind: 'missing' }, [1]],
    ]);
  });

  it('sums what is known, and says how many rows it does not know', () => {
    expect(aggregate(quantities(4, 'no price', 1, 2), all(4))).toEqual({
      count: 3,
      sum: 7,
      min: 1,
      median: 2,
      max: 4,
      without: 1,
      atLeast: 3,
    });
    expect(aggregate(numbers(Number.NaN, undefined), all(2))).toBeUndefined();
    expect(aggregate(texts('a'), all(1))).toBeUndefined();
  });
});

it('rows differ where one has a value that another has not', () => {
  expect(differs(numbers(1, 1), [0, 1])).toBe(false);
  expect(differs(numbers(1, undefined), [0, 1])).toBe(true);
  expect(differs(numbers(Number.NaN, Number.NaN), [0, 1])).toBe(false);
  expect(differs(quantities('no price', 'no price'), [0, 1])).toBe(false);
  expect(differs(quantities('no price', 0), [0, 1])).toBe(true);
  expect(differs(texts('a', 'b'), [0])).toBe(false);
});

it('a cell says all that is shown of it', () => {
  expect(cellAt(quantities(4), 0)).toEqual({ kind: 'quantity', value: 4, low: 4, high: 4, basis: 'derived', atLeast: true });
  expect(cellAt(quantities('no price'), 0)).toEqual({ kind: 'unknown', reason: 'no price' });
  expect(cellAt(numbers(undefined), 0)).toEqual({ kind: 'missing' });
  expect(cellAt(texts('x'), 0)).toEqual({ kind: 'text', text: 'x' });
});
