import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPrefixMax } from './prefix-max.ts';

it('tells the greatest value raised up to a place, and forgets after clearing', () => {
  const raises = fc.array(fc.tuple(fc.integer({ min: 0, max: 36 }), fc.integer({ min: 1, max: 99 })), { maxLength: 60 });
  fc.assert(
    fc.property(raises, fc.integer({ min: 0, max: 36 }), (changes, place) => {
      const tree = createPrefixMax(37);
      for (const [at, value] of changes) tree.raise(at, value);
      expect(tree.greatest(place)).toBe(Math.max(0, ...changes.filter(([at]) => at <= place).map(([, value]) => value)));
      for (const [at] of changes) tree.clear(at);
      expect(tree.greatest(36)).toBe(0);
    }),
    { seed: 20261123, numRuns: 300 },
  );
});
