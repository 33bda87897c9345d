import { expect, it } from 'vitest';
import { copySpan, createPointStack, EQUAL, GREATER, LESS, pushSide } from './point-stack.ts';

it('pushes one side of a pivot in order, leaves settled points behind, and grows without losing lists', () => {
  const points = Uint32Array.of(4, 0, 3, 1, 2);
  const ranks = Uint32Array.of(0, 1, 2, 3, 4);
  const stack = createPointStack(points, Uint8Array.of(1, 0, 0, 0, 0));
  const whole = { from: 0, to: 5 };
  const read = ({ from, to }: { from: number; to: number }): number[] => [...stack.list.subarray(from, to)];
  expect(read(pushSide(stack, whole, ranks, 2, LESS))).toEqual([1]);
  expect(read(pushSide(stack, whole, ranks, 2, EQUAL | GREATER))).toEqual([4, 3, 2]);
  for (let i = 0; i < 20; i++) expect(read(copySpan(stack, whole))).toEqual([...points]);
  expect(read(whole)).toEqual([...points]);
  expect(stack.top).toBe(5 + 4 + 100);
});
