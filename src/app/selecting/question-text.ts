import type { Wish } from '../questions/ask.ts';
import { sloConstraints } from '../questions/evaluate.ts';
import { objectiveName, type Constraint, type Question, type Rule } from '../../core/decisions/question.ts';

/** A rule as a person writes it: what `parseRule` reads. */
export function ruleText(rule: Rule): string {
  switch (rule.kind) {
    case 'bestWithinBudget':
      return `best-within-budget:${rule.usdPerMonth}`;
    case 'cheapestAboveFloor':
      return `cheapest-above-floor:${rule.floor}`;
    case 'maxNetBenefit':
      return `max-net-benefit:${rule.usdPerMonthPerPoint}`;
    case 'withinOfBest':
      return `within-of-best:${rule.points}`;
  }
}

/** A constraint as a person writes it, one text for each of its sides: what `parseConstraint` reads. */
export function constraintTexts(constraint: Constraint): readonly string[] {
  const { by, p } = constraint;
  const how = by === undefined || by === 'point' ? '' : ` by ${by}${p === undefined ? '' : ` ${p}`}`;
  return (['max', 'min'] as const).flatMap((side) => {
    const limit = constraint[side];
    return limit === undefined ? [] : [`${objectiveName(constraint)} ${side === 'max' ? '<=' : '>='} ${limit}${how}`];
  });
}

/** What a decision asks besides rule, workload and constraints; it is asked so when it is made anew. */
export function keptWish({ candidates, objectives }: Pick<Question, 'candidates' | 'objectives'>): Wish {
  const { experiments, where } = candidates;
  return { experiments, where, objectives: objectives.map((objective) => `${objectiveName(objective)}:${objective.goal}`) };
}

/** The constraints that a person stated; those of the workload's latency come by themselves. */
export function statedConstraints({ constraints = [], workload }: Pick<Question, 'constraints' | 'workload'>): readonly string[] {
  const ofWorkload = new Set(sloConstraints(workload).flatMap(constraintTexts));
  return constraints.flatMap(constraintTexts).filter((text) => !ofWorkload.has(text));
}
