import { expect, it } from 'vitest';
import { decisionFileSchema } from './file.ts';

it.each([
  ['2026-11-20', true],
  ['2026-13-45', false],
  ['20 November', false],
])('a review by %s is a day that the calendar has: %s', (reviewBy, isDay) => {
  const decision = { schema: 1, name: 'fraud', decidedOn: '2026-11-01', reviewBy };
  expect(decisionFileSchema.shape.decision.safeParse(decision).success).toBe(isDay);
});
