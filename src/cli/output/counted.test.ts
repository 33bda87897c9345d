import { expect, it } from 'vitest';
import { counted, countedText } from './counted.ts';

it('counts each text, the commonest first, then in the order in which they came', () => {
  expect(counted(['b', 'a', 'c', 'a'])).toEqual([
    { text: 'a', count: 2 },
    { text: 'b', count: 1 },
    { text: 'c', count: 1 },
  ]);
});

it.each([
  [[], ''],
  [['a', 'a'], 'a'],
  [['a', 'b', 'a'], '2 a, 1 b'],
  [['a', 'a', 'b', 'b', 'c', 'd'], '2 a, 2 b, 2 for other reasons'],
])('%o reads %s', (texts, text) => {
  expect(countedText(texts, 2)).toBe(text);
});
