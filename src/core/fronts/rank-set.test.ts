import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addRank, createRankSet, memberAtOrAbove, memberAtOrBelow, removeRank } from './rank-set.ts';

it('finds neighbours as a sorted list does, across one to four levels of words', () => {
  const sizes = fc.constantFrom(1, 31, 32, 33, 1024, 1025, 40000);
  const steps = fc.array(fc.tuple(fc.boolean(), fc.double({ min: 0, max: 0.999999, noNaN: true })), { maxLength: 200 });
  fc.assert(
    fc.property(sizes, steps, (size, changes) => {
      const set = createRankSet(size);
      const members = new Set<number>();
      for (const [add, share] of changes) {
        const rank = Math.floor(share * size);
        (add ? addRank : removeRank)(set, rank);
        if (add) members.add(rank);
        else members.delete(rank);
        const probe = Math.floor(((share * 7) % 1) * size);
        expect(memberAtOrBelow(set, probe)).toBe(Math.max(-1, ...[...members].filter((m) => m <= probe)));
        const above = [...members].filter((m) => m >= probe);
        expect(memberAtOrAbove(set, probe)).toBe(above.length === 0 ? -1 : Math.min(...above));
      }
    }),
    { seed: 20261123, numRuns: 200 },
  );
});

it('is empty at size 0', () => {
  expect(memberAtOrBelow(createRankSet(0), 0)).toBe(-1);
  expect(memberAtOrAbove(createRankSet(0), 0)).toBe(-1);
});
