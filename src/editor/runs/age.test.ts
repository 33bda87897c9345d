import { expect, test } from 'vitest';
import { age } from './age.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

test.each([
  [-50, 'just now'],
  [0, 'just now'],
  [59, 'just now'],
  [60, '1 min ago'],
  [3 * HOUR + 10, '3 h ago'],
  [47 * HOUR, '47 h ago'],
  [3 * DAY, '3 d ago'],
  [100 * DAY, '3 mo ago'],
  [800 * DAY, '2 y ago'],
])('%d s is %s', (seconds, text) => {
  const now = 1_767_225_600_000;
  expect(age(now - seconds * 1000, now)).toBe(text);
});
