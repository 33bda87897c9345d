import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fairShares, totalLength, withoutPauses } from './intervals.ts';
import type { Interval } from './run.ts';

const END = 40;
const interval: fc.Arbitrary<Interval> = fc
  .tuple(fc.integer({ min: 0, max: END }), fc.integer({ min: 0, max: END }))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const covers = ({ start, end }: Interval, second: number) => start <= second && second < end;

test.each([
  ['none', { start: 0, end: 10 }, [], [{ start: 0, end: 10 }]],
  [
    'one inside',
    { start: 0, end: 10 },
    [{ start: 3, end: 5 }],
    [
      { start: 0, end: 3 },
      { start: 5, end: 10 },
    ],
  ],
  [
    'overlapping ones',
    { start: 0, end: 10 },
    [
      { start: 4, end: 8 },
      { start: 3, end: 5 },
    ],
    [
      { start: 0, end: 3 },
      { start: 8, end: 10 },
    ],
  ],
  [
    'those that reach outside',
    { start: 2, end: 10 },
    [
      { start: 0, end: 3 },
      { start: 9, end: 12 },
    ],
    [{ start: 3, end: 9 }],
  ],
  [
    'those outside',
    { start: 2, end: 5 },
    [
      { start: 0, end: 1 },
      { start: 6, end: 7 },
    ],
    [{ start: 2, end: 5 }],
  ],
])('pauses taken off: %s', (_, whole, pauses, active) => {
  expect(withoutPauses(whole, pauses)).toEqual(active);
});

test('what is active is every second of the whole that no pause covers', () => {
  fc.assert(
    fc.property(interval, fc.array(interval, { maxLength: 6 }), (whole, pauses) => {
      const active = withoutPauses(whole, pauses);
      const seconds = Array.from({ length: END }, (_, second) => second);
      const expected = seconds.filter((second) => covers(whole, second) && !pauses.some((pause) => covers(pause, second)));
      expect(seconds.filter((second) => active.some((part) => covers(part, second)))).toEqual(expected);
      expect(totalLength(active)).toBe(expected.length);
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test('two runs at once on one device have half of the time each, of the time alone all', () => {
  const shares = fairShares([
    { owner: 'a', interval: { start: 0, end: 10 } },
    { owner: 'b', interval: { start: 5, end: 20 } },
  ]);
  expect(Object.fromEntries(shares)).toEqual({ a: 7.5, b: 12.5 });
});

test('runs one after the other do not touch, and a run without length has none', () => {
  const shares = fairShares([
    { owner: 'a', interval: { start: 0, end: 5 } },
    { owner: 'b', interval: { start: 5, end: 9 } },
    { owner: 'c', interval: { start: 5, end: 5 } },
  ]);
  expect(Object.fromEntries(shares)).toEqual({ a: 5, b: 4, c: 0 });
  expect(fairShares([]).size).toBe(0);
});

test('shares are those of a second by second account, and add up to the length of the union', () => {
  const owners = fc.array(fc.array(interval, { maxLength: 3 }), { maxLength: 6 });
  fc.assert(
    fc.property(owners, (all) => {
      const owned = all.flatMap((parts, i) => disjoint(parts).map((part) => ({ owner: `o${i}`, interval: part })));
      const shares = fairShares(owned);
      const expected = new Map<string, number>();
      let union = 0;
      for (let second = 0; second < END; second++) {
        const active = owned.filter((one) => covers(one.interval, second));
        for (const { owner } of active) expected.set(owner, (expected.get(owner) ?? 0) + 1 / active.length);
        union += active.length > 0 ? 1 : 0;
      }
      for (const [owner, share] of shares) expect(share).toBeCloseTo(expected.get(owner) ?? 0, 9);
      expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(union, 9);
    }),
    { seed: 2, numRuns: 1000 },
  );
});

test('shares in milliseconds of today add up as well as small ones', () => {
  const now = 1_795_000_000_000;
  const owned = Array.from({ length: 200 }, (_, i) => ({
    owner: `o${i}`,
    interval: { start: now + i * 977, end: now + i * 977 + 3_600_000 },
  }));
  const total = [...fairShares(owned).values()].reduce((sum, share) => sum + share, 0);
  expect(Math.abs(total - (199 * 977 + 3_600_000))).toBeLessThan(1e-4);
});

/** A run's own intervals never overlap. */
function disjoint(parts: readonly Interval[]): Interval[] {
  const seen: Interval[] = [];
  for (const part of parts) {
    if (seen.every((other) => part.end <= other.start || part.start >= other.end)) seen.push(part);
  }
  return seen;
}
