import { describe, expect, it, test } from 'vitest';
import { secondsOf } from './duration-text.ts';
import { type Cell, hasComma, isMissing, numberOf } from './number-text.ts';
import { timeOf } from './time-text.ts';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

test.each<[Cell, number | undefined]>([
  ['1', 1],
  ['-1.5e-3', -0.0015],
  ['+.5', 0.5],
  ['5.', 5],
  [' 7 ', 7],
  [0.25, 0.25],
  [nan, nan],
  ['nan', nan],
  ['-NaN', nan],
  ['inf', inf],
  ['-Infinity', -inf],
  ['+inf', inf],
  ['1,5', undefined],
  ['1,234.5', undefined],
  ['1_000', undefined],
  ['1 000', undefined],
  ['95%', undefined],
  ['0x10', undefined],
  ['1e', undefined],
  ['one', undefined],
  ['', undefined],
  [true, undefined],
])('the number in %j is %j', (cell, number) => {
  expect(numberOf(cell)).toEqual(number);
});

test.each<[string, number | undefined]>([
  ['1,5', 1.5],
  ['-0,25e2', -25],
  ['7', 7],
  ['1.5', undefined],
  ['1.234,5', 1234.5],
  ['-12.345.678,9', -12345678.9],
  ['1.234', undefined],
  ['12.34,5', undefined],
  ['nan', nan],
])('with a decimal comma the number in %j is %j', (cell, number) => {
  expect(numberOf(cell, ',')).toEqual(number);
});

test.each(['', ' ', 'NA', 'n/a', 'N/A', '#N/A', 'None', 'null', 'NaT', '<NA>', '-'])('%j is missing', (cell) => {
  expect(isMissing(cell)).toBe(true);
});

test.each<Cell>(['nan', '0', 0, false, 'x'])('%j is there', (cell) => {
  expect(isMissing(cell)).toBe(false);
});

test('a comma may be for decimals or for thousands', () => {
  expect(['0,91', '1,234', '-5,0', '1.234,5', '1,2,3', '1.5', 'a,b'].map(hasComma)).toEqual([true, true, true, true, false, false, false]);
});

describe('a time', () => {
  const at = (iso: string) => Date.parse(iso);
  it.each<[Cell, number, boolean]>([
    ['2026-01-01T00:00:00Z', at('2026-01-01T00:00:00Z'), true],
    ['2026-01-01 02:30:00+00:00', at('2026-01-01T02:30:00Z'), true],
    ['2026-01-01T02:30:00.123456-05:30', at('2026-01-01T08:00:00.123Z'), true],
    ['2026-01-01T02:30:00+0200', at('2026-01-01T00:30:00Z'), true],
    ['2026-01-01T02:30+02', at('2026-01-01T00:30:00Z'), true],
    ['2026-01-01 02:30:00 UTC', at('2026-01-01T02:30:00Z'), true],
    ['2026-01-01 02:30:00', at('2026-01-01T02:30:00Z'), false],
    ['2026-01-01T02:30:00,5', at('2026-01-01T02:30:00.5Z'), false],
    ['2024-02-29', at('2024-02-29T00:00:00Z'), false],
    ['1767225600', 1_767_225_600_000, true],
    [1_767_225_600.5, 1_767_225_600_500, true],
    ['1767225600000', 1_767_225_600_000, true],
    [1_767_225_600_000_000, 1_767_225_600_000, true],
    ['1767225600000000000', 1_767_225_600_000, true],
  ])('%j', (cell, ms, zoned) => {
    expect(timeOf(cell)).toEqual({ at: ms, zoned });
  });

  it.each<Cell>([
    '2026-02-30',
    '20260115',
    '202601151030',
    '20260115103000',
    20260115103000.5,
    '20260115103000123456',
    '2026-13-01',
    '2026-01-01T24:00:00',
    '2026-01-01T00:60:00',
    '2026-01-01T00:00:00+',
    '01/02/2026',
    'yesterday',
    '',
    12,
    -1e9,
    nan,
    inf,
    true,
  ])('is not %j', (cell) => {
    expect(timeOf(cell)).toBeUndefined();
  });
});

test.each<[Cell, number | undefined]>([
  [12.5, 12.5],
  ['12.5', 12.5],
  ['1:02:03.5', 3723.5],
  ['0 days 00:00:30.500000', 30.5],
  ['2 days, 1:00:00', 176_400],
  ['1 day', 86_400],
  ['0:61:00', undefined],
  ['2:03', undefined],
  ['-1 days +23:59:00', undefined],
  [-1, undefined],
  ['nan', undefined],
  ['inf', undefined],
  ['soon', undefined],
  ['', undefined],
  [true, undefined],
])('%j are %j seconds', (cell, seconds) => {
  expect(secondsOf(cell, 1)).toBe(seconds);
});

test('a number counts in its unit, a clock does not', () => {
  expect([secondsOf('2', 60), secondsOf('1,5', 3600, ','), secondsOf('0:00:10', 60)]).toEqual([120, 5400, 10]);
});
