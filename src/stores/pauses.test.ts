import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pausesBetween } from './pauses.ts';

const MINUTE = 60_000;
const every = (minutes: number, count: number, from = 0) => Array.from({ length: count }, (_, at) => (from + at * minutes) * MINUTE);

describe('pauses', () => {
  it.each([
    ['nothing logged', [], []],
    ['one sign', [5], []],
    ['steady logging', every(1, 300), []],
    ['a night between two evenings', [...every(1, 60), ...every(1, 60, 600)], [{ start: 59 * MINUTE, end: 600 * MINUTE }]],
    ['a gap of 14 minutes', [...every(0.1, 60), ...every(0.1, 60, 20)], []],
    ['a gap of 19 median gaps', [...every(5, 20), ...every(5, 20, 95 + 95)], []],
    ['epochs of 20 minutes, each logged in three calls', every(20, 12).flatMap((at) => [at, at + 3, at + 900]), []],
    ['epochs of 20 minutes, each logged for two minutes', every(20, 12).flatMap((at) => every(0.5, 5).map((more) => at + more)), []],
    ['a long evaluation after every hour of training', every(90, 6).flatMap((at) => every(1, 60).map((more) => at + more)), []],
  ])('%s', (_, times, expected) => {
    expect(pausesBetween(times)).toEqual(expected);
  });

  it('lie between signs of life, in order, longer than 15 minutes, whatever order the signs come in', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10 ** 9), { maxLength: 80 }), (times) => {
        const pauses = pausesBetween(times);
        expect(pausesBetween([...times].reverse())).toEqual(pauses);
        let last = Number.NEGATIVE_INFINITY;
        for (const { start, end } of pauses) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end - start).toBeGreaterThan(15 * MINUTE);
          expect(times.some((time) => time > start && time < end)).toBe(false);
          last = end;
        }
      }),
    );
  });
});
