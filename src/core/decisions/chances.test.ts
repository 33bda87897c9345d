import { expect, test } from 'vitest';
import { budgetChances, turnSpread } from './chances.ts';

const drawn = (cost: readonly number[], quality: readonly number[]) => ({
  cost: Float64Array.from(cost),
  quality: Float64Array.from(quality),
});

test('within a budget the best of those that it pays for wins, in each draw for itself', () => {
  const chances = budgetChances([drawn([1, 1], [0.7, 0.7]), drawn([2, 4], [0.8, 0.6])], Float64Array.of(0.5, 1, 3, 5));
  expect([...chances[0]!]).toEqual([0, 1, 0.5, 0.5]);
  expect([...chances[1]!]).toEqual([0, 0, 0.5, 0.5]);
});

test('a certain turn is where the extra cost is worth the gain', () => {
  expect(turnSpread(drawn([100, 100], [0.7, 0.7]), drawn([300, 300], [0.74, 0.74]), 0.01)).toEqual({
    low: expect.closeTo(50),
    high: expect.closeTo(50),
  });
});

test('who may not be better at all may never be worth it', () => {
  expect(turnSpread(drawn([1, 1], [0.7, 0.7]), drawn([2, 2], [0.8, 0.6]), 0.01).high).toBe(Number.POSITIVE_INFINITY);
});

test('who is better and cheaper is worth it at once', () => {
  expect(turnSpread(drawn([2, 2], [0.7, 0.7]), drawn([1, 1], [0.8, 0.8]), 0.01)).toEqual({ low: 0, high: 0 });
});
