import { objectiveName, type Objective } from '../../core/decisions/question.ts';
import { sameMoney } from '../../core/decisions/rule.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { isKnown, type Known, type Quantity } from '../../core/quantity/quantity.ts';
import type { ParetoView } from './pareto-view.ts';

/**
 * Rows of a front whose costs agree in the digits that count, one sentence per cost: a front keeps who is dearer by a thousandth of a
 * cent and better by a hair, a rule takes both for the same money.
 */
export function sameCostNotes({ front, objectives }: Pick<ParetoView, 'front' | 'objectives'>): readonly string[] {
  const costs = objectives.filter((objective) => 'cost' in objective);
  return costs.flatMap((objective) => {
    const groups = agreeing(front, objective);
    const rows = groups.reduce((sum, { length }) => sum + length, 0);
    if (rows === 0) return [];
    const [only] = groups;
    const amounts = groups.length === 1 ? moneyOf(only![0]!) : groups.map((group) => `${group.length} at ${moneyOf(group[0]!)}`).join(', ');
    return [
      `${rows} of the front agree in ${costs.length === 1 ? 'cost' : objectiveName(objective)} to three digits (${amounts}): to a rule that is the same money`,
    ];
  });
}

/** Groups of two and more. */
function agreeing(front: ParetoView['front'], objective: Objective): readonly (readonly Known[])[] {
  const groups = new Map<number, Known[]>();
  for (const { values } of front) {
    const quantity = values[objectiveName(objective)];
    if (quantity === undefined || !isKnown(quantity)) continue;
    const money = sameMoney(quantity.value);
    groups.set(money, [...(groups.get(money) ?? []), quantity]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

function moneyOf(quantity: Known): string {
  return formatQuantity(quantity, { per: 'shown', interval: 'hidden' });
}

/** That a reader sees one and the same cost. */
export function writtenAlike(before: Quantity, after: Quantity): boolean {
  const [one, other] = [before, after].map((quantity) => formatQuantity(quantity, { interval: 'hidden', marks: 'hidden' }));
  return one === other;
}
