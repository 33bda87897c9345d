import type { Rule } from '../../core/decisions/question.ts';

/** How a person writes a rule, with an example of each: the command line's help shows them. */
export const RULE_EXAMPLES = [
  'best-within-budget:500', 'cheapest-above-floor:0.75', 'max-net-benefit:900', 'within-of-best:0.5',
] as const;

/** `max-net-benefit:900` → the rule; undefined when it is none. The number is USD a month, the metric's own value, USD a month per point, or points. */
export function parseRule(text: string): Rule | undefined {
  const [name, number, ...rest] = text.split(':');
  const value = Number(number);
  if (rest.length > 0 || number === undefined || number.trim() === '' || !Number.isFinite(value)) return undefined;
  switch (name) {
    case 'best-within-budget':
      return value >= 0 ? { kind: 'bestWithinBudget', usdPerMonth: value } : undefined;
    case 'cheapest-above-floor':
      return { kind: 'cheapestAboveFloor', floor: value };
    case 'max-net-benefit':
      return value > 0 ? { kind: 'maxNetBenefit', usdPerMonthPerPoint: value } : undefined;
    case 'within-of-best':
      return value >= 0 ? { kind: 'withinOfBest', points: value } : undefined;
    default:
      return undefined;
  }
}

/** A rule in words. */
export function ruleSentence(rule: Rule, metric: string): string {
  switch (rule.kind) {
    case 'bestWithinBudget':
      return `best ${metric} within $${rule.usdPerMonth} a month`;
    case 'cheapestAboveFloor':
      return `cheapest with ${metric} of ${rule.floor} or better`;
    case 'maxNetBenefit':
      return `greatest net benefit at $${rule.usdPerMonthPerPoint} a month per point of ${metric}`;
    case 'withinOfBest':
      return `cheapest within ${rule.points} points of the best ${metric}`;
  }
}
