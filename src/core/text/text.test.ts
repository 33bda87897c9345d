import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { matchesGlob } from './glob.ts';

test.each([
  [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
  [{ a: undefined, b: [undefined] }, '{"b":[null]}'],
  [{ 10: 1, 9: 2, B: 3, a: 4, ä: 5 }, '{"10":1,"9":2,"B":3,"a":4,"ä":5}'],
  ['"\\\n\u0007', '"\\"\\\\\\n\\u0007"'],
  [[0.1, 1e21, 1e-7, -0, 100], '[0.1,1e+21,1e-7,0,100]'],
  [{}, '{}'],
  [[], '[]'],
])('%o is %s', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d has no form', (value) => {
  expect(() => canonicalJson({ a: [value] })).toThrow(RangeError);
});

test('one value has one text, in whatever order its keys were set, and the text is its JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(withKeysReversed(value))).toBe(text);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test.each([
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['*', 'anything', true],
  ['?', '', false],
  ['?', 'a', true],
  ['a*', 'abc', true],
  ['*c', 'abc', true],
  ['a*c', 'abc', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['gpu-0*', 'gpu-07', true],
  ['gpu-0*', 'GPU-07', false],
  ['*.*', 'a.b', true],
  ['a.b', 'axb', false],
  ['**a**', 'bab', true],
  ['[a]', 'a', false],
  ['*ab', 'aab', true],
  ['*', '*', true],
  ['a', 'a\n', false],
])('the glob %o matches %o: %s', (glob, text, is) => {
  expect(matchesGlob(glob, text)).toBe(is);
});

test('a glob is the regular expression that its stars and question marks say', () => {
  const letters = (more: string) => fc.string({ unit: fc.constantFrom(...'ab.', '\n', ...more), maxLength: 10 });
  fc.assert(
    fc.property(letters('*?*?'), letters('*?'), (glob, text) => {
      const pattern = glob.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
      expect(matchesGlob(glob, text)).toBe(new RegExp(`^${pattern}$`, 's').test(text));
    }),
    { seed: 2, numRuns: 5000 },
  );
});

test('a glob of many stars does not blow up', () => {
  expect(matchesGlob(`${'*a'.repeat(50)}b`, 'a'.repeat(5000))).toBe(false);
});

function withKeysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysReversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, withKeysReversed(member)]),
  );
}
