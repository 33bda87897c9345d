import { expect, test } from 'vitest';
import type { Objective } from '../../core/decisions/question.ts';
import { frontSentence } from './front-sentence.ts';
import type { ParetoView } from './pareto-view.ts';

function view(metric: string, goal: 'max' | 'min', unit: string, costs = [10, 30], basis = 'measured'): ParetoView {
  const objectives: Objective[] = [
    { metric, goal },
    { cost: 'forward', goal: 'min' },
  ];
  const quantity = (value: number, of: string, known = 'measured') => ({
    value,
    low: value,
    high: value,
    unit: of,
    basis: known,
    sources: [],
  });
  const member = (id: string, quality: number, usd: number) => ({
    ...{ id, configuration: id },
    values: { [`metrics.${metric}`]: quantity(quality, unit), forwardCost: quantity(usd, 'USD/month', basis) },
  });
  const span = (value: number) => ({ value, low: value - 1, high: value + 1 });
  return {
    ...{ objectives, candidates: [1, 2], undecided: [] },
    front: [member('small', 0.5, costs[0]!), member('large', 0.6, costs[1]!)],
    knee: { id: 'small' },
    steps: [{ from: 'small', to: 'large', extraPoints: span(3), extraCost: span(costs[1]! - costs[0]!), worthKnowing: true }],
  } as unknown as ParetoView;
}

test.each([
  ['auc', 'max', 'fraction', 'adds 3.0 points (2.0 to 4.0) for'],
  ['reward', 'max', '1', 'adds 3.0 (2.0 to 4.0) for'],
  ['p95_ms', 'min', 'ms', 'takes 3.0 ms (2.0 to 4.0) off p95_ms for'],
  ['rmse', 'min', '1', 'takes 3.0 (2.0 to 4.0) off rmse for'],
] as const)('what the next step gains in %s is counted as such', (metric, goal, unit, gain) => {
  expect(frontSentence(view(metric, goal, unit))).toContain(`the next step up, large, ${gain} $20.0/mo more`);
});

test('costs that are assumed are marked, and so is what lies between them', () => {
  expect(frontSentence(view('auc', 'max', 'fraction', [10, 30], 'assumed'))).toBe(
    'small has auc 0.5 for $10.0/mo?; the next step up, large, adds 3.0 points (2.0 to 4.0) for $20.0/mo? more.',
  );
});

test('a step between costs that print alike is for the same money, as in the table', () => {
  expect(frontSentence(view('auc', 'max', 'fraction', [130, 130.0000086]))).toMatch(/\(2\.0 to 4\.0\) for the same money\.$/);
});
