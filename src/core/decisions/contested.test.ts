import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bookOf, facts, question } from '../../../test/support/facts.ts';
import { frontProbability } from '../fronts/probability.ts';
import { lossSign } from '../candidates/replicates.ts';
import { createSampler } from '../quantity/sampler.ts';
import { assess } from './assess.ts';
import { compare, type Comparison } from './compare.ts';
import { contested } from './contested.ts';

const { workload, objectives } = question();
const INPUTS = { workloadName: 'load', workload: workload!, lifecycle: {}, search: undefined, book: bookOf(), pricesAt: '2026-06-01' };
const DRAWS = 40;

const candidate = fc.record({
  auc: fc.double({ min: 0.5, max: 1, noNaN: true }),
  se: fc.constantFrom(0, 0.001, 0.05),
  throughput: fc.integer({ min: 1, max: 12 }),
});

function shares({ compared }: Comparison): ReadonlyMap<string, number> {
  const drawn = objectives.map((objective) => compared.map((one) => one.draws(objective).map((value) => lossSign(objective.goal) * value)));
  const found = frontProbability({
    ...{ candidates: compared.length, draws: DRAWS, objectives: objectives.length },
    fill: (draw, columns) => drawn.forEach((rows, k) => rows.forEach((row, i) => (columns[k]![i] = row[draw]!))),
  });
  return new Map(compared.map(({ facts: { id } }, i) => [id, found[i]!]));
}

it('who is left out is on no front of any draw, and the shares of the others are what they were', () => {
  fc.assert(
    fc.property(fc.array(candidate, { minLength: 1, maxLength: 30 }), (all) => {
      const assessed = assess(
        all.map((one, at) => facts(`c${at}`, one)),
        INPUTS,
        createSampler({ seed: 1, draws: DRAWS }),
      );
      const whole = compare(assessed, objectives, []);
      const { comparison, indices } = contested(whole, 0);
      const [before, after] = [shares(whole), shares(comparison)];
      expect([...before].filter(([, share]) => share > 0)).toEqual([...after].filter(([, share]) => share > 0));
      expect(comparison.compared).toEqual(Array.from(indices, (index) => whole.compared[index]));
      expect([...comparison.front].map((at) => comparison.compared[at])).toEqual([...whole.front].map((at) => whole.compared[at]));
    }),
  );
});
