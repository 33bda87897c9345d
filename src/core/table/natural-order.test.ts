import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naturalOrder } from './natural-order.ts';

function sorted(...texts: string[]): readonly string[] {
  const places = naturalOrder(texts);
  const order: string[] = [];
  texts.forEach((text, at) => {
    order[places[at]!] = text;
  });
  return order;
}

test('goes by the numbers in a text, whatever the case and accents of its letters', () => {
  expect(sorted('run-10', 'run-9', 'Run-1', 'run-0010x', 'run')).toEqual(['run', 'Run-1', 'run-9', 'run-10', 'run-0010x']);
  expect(sorted('Grösse 2', 'grosse', 'Zebra', 'äther', 'b')).toEqual(['äther', 'b', 'grosse', 'Grösse 2', 'Zebra']);
  expect(sorted('v100', 'v99999999999999999999', 'v2')).toEqual(['v2', 'v100', 'v99999999999999999999']);
});

test('places are a permutation, and the same whatever the order of the texts', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^run-\d{1,3}[a-c]{0,2}$/)), { maxLength: 60 }),
      (texts) => {
        expect([...naturalOrder(texts)].sort((a, b) => a - b)).toEqual(texts.map((_, at) => at));
        expect(sorted(...texts)).toEqual(sorted(...[...texts].reverse()));
      },
    ),
  );
});
