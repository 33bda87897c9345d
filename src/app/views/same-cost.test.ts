import { expect, it } from 'vitest';
import type { ParetoView } from './pareto-view.ts';
import { sameCostNotes } from './same-cost.ts';

function front(...costs: readonly (number | undefined)[]): Pick<ParetoView, 'front' | 'objectives'> {
  return {
    objectives: [
      { metric: 'auc', goal: 'max' },
      { cost: 'forward', goal: 'min' },
    ],
    front: costs.map((value, at) => ({
      ...{ id: String(at), configuration: 'c', batch: null, rank: 0, onFront: true, pFront: 1 },
      values: {
        'metrics.auc': { value: 0.5, low: 0.5, high: 0.5, unit: 'fraction', basis: 'measured', sources: [] },
        forwardCost:
          value === undefined
            ? { unknown: 'no-throughput' }
            : { value, low: value, high: value, unit: 'USD/month', basis: 'derived', sources: [] },
      },
    })),
  };
}

it.each([
  [[88.856, 88.859, 88.861, 148], ['3 of the front agree in cost to three digits ($88.9/mo): to a rule that is the same money']],
  [
    [88.856, 88.859, 207.1, 207.2],
    ['4 of the front agree in cost to three digits (2 at $88.9/mo, 2 at $207/mo): to a rule that is the same money'],
  ],
  [[88.8, 88.9, 89], []],
  [[undefined, undefined, 3], []],
  [[], []],
])('costs of %o: %o', (costs, notes) => {
  expect(sameCostNotes(front(...costs))).toEqual(notes);
});

it('an amount that is assumed is marked', () => {
  const assumed = front(88.856, 88.859);
  for (const { values } of assumed.front) Object.assign(values['forwardCost']!, { basis: 'assumed' });
  expect(sameCostNotes(assumed)).toEqual([expect.stringContaining('($88.9/mo?)')]);
});
