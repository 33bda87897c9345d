import { expect, it } from 'vitest';
import { isoDate, isoTime, today } from './iso-date.ts';
import { isoDateSchema } from './iso-date-schema.ts';

it.each([
  [0, '1970-01-01'],
  [Date.UTC(2026, 10, 20, 23, 59), '2026-11-20'],
  [Number.NaN, undefined],
  [8.64e15, undefined],
  [1e300, undefined],
  [undefined, undefined],
])('the day of %d is %s', (at, day) => {
  expect(isoDate(at)).toBe(day);
  expect(today(() => at ?? Number.NaN)).toBe(day ?? '1970-01-01');
});

it('a time has a text as far as the calendar goes', () => {
  expect([isoTime(8.64e15), isoTime(8.64e15 + 1), isoTime(Number.NaN)]).toEqual(['+275760-09-13T00:00:00.000Z', undefined, undefined]);
});

it.each([
  ['2026-11-20', undefined],
  ['2024-02-29', undefined],
  ['2026-02-30', 'a day that the calendar has'],
  ['2026-13-01', 'a day that the calendar has'],
  ['20.11.2026', 'a date as YYYY-MM-DD'],
])('%s as a date: %s', (text, fault) => {
  expect(isoDateSchema.safeParse(text).error?.issues.map(({ message }) => message)).toEqual(fault === undefined ? undefined : [fault]);
});
