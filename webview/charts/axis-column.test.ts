import { expect, test } from 'vitest';
import { numberData, quantityData, textData } from '../../src/app/table/column-data.ts';
import type { ColumnMeta } from '../../src/core/table/column.ts';
import { axisColumn, extentOf, isLogarithmic } from './axis-column.ts';
import { colouring } from './colouring.ts';
import { uprightScale } from './upright-scale.ts';
import { valueText } from './value-text.ts';

const meta = (over: Partial<ColumnMeta> = {}): ColumnMeta => ({
  id: 'a',
  title: 'a',
  kind: 'text',
  group: 'params',
  unit: '',
  present: 9,
  ...over,
});
const texts = (...values: readonly (string | undefined)[]) =>
  axisColumn(
    meta(),
    textData('text', values.length, (row) => values[row]),
  );
const numbers = (values: readonly (number | undefined)[], over: Partial<ColumnMeta> = {}) =>
  axisColumn(
    meta({ kind: 'number', ...over }),
    numberData('number', values.length, (row) => values[row]),
  );
const rowsOf = (count: number) => Array.from({ length: count }, (_, row) => row);

test('a parameter whose texts are all numbers is an axis of numbers', () => {
  const column = texts('0.1', undefined, '1e-3');
  expect(column.texts).toBeUndefined();
  expect(rowsOf(3).map(column.value)).toEqual([0.1, Number.NaN, 0.001]);
});

test('texts stand in their natural order, and a missing one has no place', () => {
  const column = texts('run-10', 'run-9', undefined, '5');
  expect(column.texts).toEqual(['5', 'run-9', 'run-10']);
  expect(rowsOf(4).map(column.value)).toEqual([2, 1, Number.NaN, 0]);
});

test('an unknown cost has no place, and a lower bound has none either', () => {
  const quantity = { value: 3, low: 2, high: 4, unit: 'USD', basis: 'derived', sources: [] } as const;
  const data = quantityData(
    3,
    (row) => [quantity, { unknown: 'hardware-not-recorded' } as const, { ...quantity, atLeast: true as const }][row]!,
  );
  const column = axisColumn(meta({ kind: 'quantity', unit: 'USD' }), data);
  expect(rowsOf(3).map(column.value)).toEqual([3, Number.NaN, Number.NaN]);
  expect([column.interval(0), column.interval(1)]).toEqual([{ low: 2, high: 4 }, undefined]);
});

test('money is logarithmic from a decade on, other numbers from two, and texts or zeros never', () => {
  const span = (low: number, high: number, unit = '') => {
    const column = numbers([low, high], { unit });
    return isLogarithmic(column, extentOf(column, [0, 1])!);
  };
  expect([span(1, 11, 'USD'), span(1, 11), span(0.001, 0.1), span(0, 1000, 'USD')]).toEqual([true, false, true, false]);
});

test('the better end of an axis is its head', () => {
  const cost = uprightScale(numbers([1, 5], { unit: 'USD', goal: 'min' }), [0, 1])!;
  expect([cost.place(0), cost.place(1)]).toEqual([1, 0]);
  expect(cost.text(cost.valueAt(1))).toBe('$1.00');
  const quality = uprightScale(numbers([0.7, 0.8], { goal: 'max' }), [0, 1])!;
  expect([quality.place(0), quality.place(1)]).toEqual([0, 1]);
});

test('small sums are short beside their axis and whole in words', () => {
  const cost = uprightScale(numbers([0.000012, 0.00034], { unit: 'USD' }), [0, 1])!;
  expect(cost.ticks[0]!.text).toBe('$1.2e-5');
  expect(cost.text(0.000012)).toBe('$0.000012');
});

test('an axis of one value has it in the middle, and one without values is none', () => {
  expect(uprightScale(numbers([4, 4]), [0, 1])!.place(0)).toBe(0.5);
  expect(uprightScale(numbers([undefined, Number.NaN]), [0, 1])).toBeUndefined();
});

test('ticks are round, with both ends, and whole numbers have whole ones', () => {
  const ticks = (values: readonly number[]) => uprightScale(numbers(values), rowsOf(values.length))!.ticks.map(({ text }) => text);
  expect(ticks([2, 13])).toEqual(['2', '5', '10', '13']);
  expect(ticks([0, 2])).toEqual(['0', '1', '2']);
  expect(ticks([0.7214, 0.8941])).toEqual(['0.7214', '0.75', '0.8', '0.85', '0.8941']);
});

test('the commonest texts have colours of their own, and the rest is one', () => {
  const column = texts('a', 'a', 'b', 'c', 'b', 'd', undefined);
  const colours = colouring(column, rowsOf(7), 3)!;
  expect(colours.names).toEqual(['a', 'b', 'others']);
  expect(rowsOf(7).map(colours.of)).toEqual([0, 0, 1, 2, 1, 2, null]);
});

test('numbers are coloured from worse to better', () => {
  const colours = colouring(numbers([10, 0.5, undefined], { unit: 'USD', goal: 'min' }), rowsOf(3), 8)!;
  expect(colours.names).toEqual(['$10.0 (worse)', '$0.50 (better)']);
  expect(rowsOf(3).map(colours.of)).toEqual([0, 1, null]);
});

test('a value is said in its unit, and its absence too', () => {
  expect([valueText(numbers([90], { unit: 's' }), 0), valueText(texts(undefined), 0)]).toEqual(['1.5 min', 'none']);
});
