import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonText } from '../json-text.ts';
import { jsonPieces } from './json-pieces.ts';

it('has the bytes of the whole text, whatever is in it', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      expect([...jsonPieces(value)].join('')).toBe(jsonText(value));
    }),
    { seed: 5, numRuns: 500 },
  );
});

it('leaves undefined members out and writes null for undefined items, as JSON does', () => {
  const value = { a: undefined, b: [undefined, Number.NaN, { c: undefined }], d: [], e: {} };
  expect([...jsonPieces(value)].join('')).toBe(jsonText(value));
  expect([...jsonPieces({ a: undefined })].join('')).toBe('{}\n');
});

it('makes an item only when its turn has come', () => {
  const made: number[] = [];
  function* items() {
    for (const item of [1, 2, 3]) {
      made.push(item);
      yield item;
    }
  }
  const pieces = jsonPieces({ items: items() });
  for (let i = 0; i < 2; i++) pieces.next();
  expect(made).toEqual([1]);
});
