import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../core/metrics/names.ts';
import { nearest } from '../../core/text/nearest.ts';
import { parseConstraint, parseObjective, type Vocabulary } from './objective-text.ts';
import { parseRule } from './rule-text.ts';

const WORDS: Vocabulary = { metrics: new Set(['accuracy', 'p95_ms', 'odd', 'val:auc', 'forwardCost']), meaning: meaningOf };

describe('objectives', () => {
  it.each([
    ['metrics.accuracy:max', { metric: 'accuracy', goal: 'max', unit: 'fraction' }],
    ['accuracy', { metric: 'accuracy', goal: 'max', unit: 'fraction' }],
    ['p95_ms', { metric: 'p95_ms', goal: 'min', unit: 'ms' }],
    ['accuracy:min', { metric: 'accuracy', goal: 'min', unit: 'fraction' }],
    ['metrics.val:auc', { metric: 'val:auc', goal: 'max', unit: 'fraction' }],
    ['metrics.val:auc:min', { metric: 'val:auc', goal: 'min', unit: 'fraction' }],
    ['odd:min', { metric: 'odd', goal: 'min' }],
    ['replacementCost:min', { cost: 'replacement', goal: 'min' }],
    ['servingPer1kCost', { cost: 'servingPer1k', goal: 'min' }],
    ['odd', { fault: 'no-goal', text: 'odd', metric: 'odd' }],
    ['accuracy:best', { fault: 'bad-goal', text: 'accuracy:best', goal: 'best' }],
    ['replacementCost:max', { fault: 'bad-goal', text: 'replacementCost:max', goal: 'max' }],
    ['forwardCost:min', { fault: 'ambiguous', text: 'forwardCost', meanings: ['forwardCost', 'metrics.forwardCost'] }],
    ['acuracy:max', { fault: 'unknown-name', text: 'acuracy', near: ['accuracy'] }],
  ] as const)('%s', (text, expected) => {
    expect(parseObjective(text, WORDS)).toEqual(expected);
  });
});

describe('constraints', () => {
  it.each([
    ['p95_ms <= 40 by high', { metric: 'p95_ms', max: 40, by: 'high' }],
    ['metrics.accuracy>=0.7', { metric: 'accuracy', min: 0.7 }],
    ['replacementCost <= 3 by probability 0.95', { cost: 'replacement', max: 3, by: 'probability', p: 0.95 }],
    ['p95_ms < 40', { fault: 'bad-constraint', text: 'p95_ms < 40' }],
    ['p95_ms <= 40 by probability 2', { fault: 'bad-constraint', text: 'p95_ms <= 40 by probability 2' }],
  ] as const)('%s', (text, expected) => {
    expect(parseConstraint(text, WORDS)).toEqual(expected);
  });
});

describe('rules', () => {
  it.each([
    ['best-within-budget:500', { kind: 'bestWithinBudget', usdPerMonth: 500 }],
    ['cheapest-above-floor:0.75', { kind: 'cheapestAboveFloor', floor: 0.75 }],
    ['cheapest-above-floor:-3', { kind: 'cheapestAboveFloor', floor: -3 }],
    ['max-net-benefit:900', { kind: 'maxNetBenefit', usdPerMonthPerPoint: 900 }],
    ['within-of-best:0.5', { kind: 'withinOfBest', points: 0.5 }],
    ['max-net-benefit:0', undefined],
    ['best-within-budget:-1', undefined],
    ['best-within-budget', undefined],
    ['best-within-budget:', undefined],
    ['toString:1', undefined],
  ] as const)('%s', (text, expected) => {
    expect(parseRule(text)).toEqual(expected);
  });
});

it('no text makes the parsers throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      parseObjective(text, WORDS);
      parseConstraint(text, WORDS);
      parseRule(text);
      nearest(text, WORDS.metrics);
    }),
    { seed: 11, numRuns: 500 },
  );
});
