import type { Axes } from '../../core/decisions/decide.ts';
import { ruleSchema, type CostObjective, type Rule } from '../../core/decisions/question.ts';

/** How a person writes a rule, with an example of each: the command line's help shows them. */
export const RULE_EXAMPLES = ['best-within-budget:500', 'cheapest-above-floor:0.75', 'max-net-benefit:900', 'within-of-best:0.5'] as const;

/** `max-net-benefit:900` → the rule; undefined when it is none. The number is USD a month, the metric's own value, USD a month per point, or points. */
export function parseRule(text: string): Rule | undefined {
  const match = /^([a-z-]+):(-?\d+(?:\.\d+)?)$/.exec(text.trim());
  const make = RULES.get(match?.[1] ?? '');
  const parsed = ruleSchema.safeParse(make?.(Number(match?.[2])));
  return parsed.success ? parsed.data : undefined;
}

const RULES: ReadonlyMap<string, (value: number) => Rule> = new Map<string, (value: number) => Rule>([
  ['best-within-budget', (usdPerMonth) => ({ kind: 'bestWithinBudget', usdPerMonth })],
  ['cheapest-above-floor', (floor) => ({ kind: 'cheapestAboveFloor', floor })],
  ['max-net-benefit', (usdPerMonthPerPoint) => ({ kind: 'maxNetBenefit', usdPerMonthPerPoint })],
  ['within-of-best', (points) => ({ kind: 'withinOfBest', points })],
]);

/** What the money of a rule and of its answer is for: without traffic a rule weighs one training, not a month. */
export const MONEY_FOR: Readonly<Record<CostObjective, string>> = {
  forward: 'a month',
  replacement: 'a training',
  servingPer1k: 'per 1,000 predictions',
  saturatedPer1k: 'per 1,000 predictions',
};

/** A rule in words. */
export function ruleSentence(rule: Rule, { metric, cost }: Pick<Axes, 'metric' | 'cost'>): string {
  switch (rule.kind) {
    case 'bestWithinBudget':
      return `best ${metric} within $${rule.usdPerMonth} ${MONEY_FOR[cost]}`;
    case 'cheapestAboveFloor':
      return `cheapest with ${metric} of ${rule.floor} or better`;
    case 'maxNetBenefit':
      return `greatest net benefit at $${rule.usdPerMonthPerPoint} ${MONEY_FOR[cost]} per point of ${metric}`;
    case 'withinOfBest':
      return `cheapest within ${rule.points} ${rule.points === 1 ? 'point' : 'points'} of the best ${metric}`;
  }
}
