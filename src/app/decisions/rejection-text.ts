import { axesOf, type Rejection } from '../../core/decisions/decide.ts';
import type { DecisionFile } from '../../core/decisions/file.ts';
import { COST_UNITS } from '../../core/decisions/question.ts';
import { plain } from '../../core/format/digits.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { unitText } from '../../core/format/unit-shape.ts';
import { roundSignificant } from '../../core/numbers/round.ts';
import { brokenText } from './constraint-text.ts';

/** Short and stable: it stands in a committed file. */
export function rejectionText(rejection: Rejection): string {
  switch (rejection.why) {
    case 'constraint':
      return brokenText(rejection.constraint);
    case 'rule':
      return 'not admitted by the rule';
    case 'tied':
      return 'tied, lost the tie-break';
    case 'worse':
      return `worse by ${roundSignificant(rejection.by, 4)}`;
  }
}

/** The decision's reason against one candidate for people: its amount in the unit in which the rule scores. */
export function reasonAgainst(why: string, { question }: Pick<DecisionFile, 'question'>): string {
  const amount = Number(/^worse by (.+)$/.exec(why)?.[1] ?? Number.NaN);
  if (Number.isNaN(amount)) return why;
  const { cost, metric, unit } = axesOf(question.objectives);
  if (question.rule.kind === 'bestWithinBudget') return `by the rule worse by ${plain(amount, 2)}${unitText(unit)} of ${metric}`;
  const money = { value: amount, low: amount, high: amount, unit: COST_UNITS[cost], basis: 'derived' as const, sources: [] };
  return `by the rule worse by ${formatQuantity(money, { per: 'shown' })}`;
}
