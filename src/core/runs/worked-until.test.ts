import { expect, test } from 'vitest';
import { workedUntil } from './worked-until.ts';

const twice = [
  { start: 100, end: 200 },
  { start: 500, end: 600 },
];

test('a pause does not count as work', () => {
  expect([50, 150, 300, 550, 600].map((at) => workedUntil(twice, at))).toEqual([0, 50, 100, 150, 200]);
});

test('a run goes on after the last that was seen of it', () => {
  expect(workedUntil(twice, 640)).toBe(240);
});

test('without intervals nobody knows of work', () => {
  expect(workedUntil([], 100)).toBe(0);
});
