import type { Chosen, DecisionFile } from '../../core/decisions/file.ts';
import { axesOf } from '../../core/decisions/decide.ts';
import { COST_UNITS } from '../../core/decisions/question.ts';
import { formatQuantity } from '../../core/format/quantity.ts';

/** What a chosen costs, as the decision has it: `$412/mo`. */
export function chosenCostText({ usdPerMonth }: Chosen, { question }: Pick<DecisionFile, 'question'>): string {
  const { value, low, high, quantityBasis } = usdPerMonth;
  const unit = COST_UNITS[axesOf(question.objectives).cost];
  return formatQuantity({ value, low, high, unit, basis: quantityBasis, sources: [] }, { per: 'shown', interval: 'hidden' });
}

/** `lgbm-d8, $412/mo; fallback linear, $31/mo`; who was chosen against the rule is marked. */
export function chosenText(file: DecisionFile): string {
  const texts = file.chosen.map((chosen) => {
    const role = chosen.role === 'primary' ? '' : `${chosen.role} `;
    const against = chosen.override === undefined ? '' : ' (against the rule)';
    return `${role}${chosen.configuration}${against}, ${chosenCostText(chosen, file)}`;
  });
  return texts.length === 0 ? `nobody (${file.verdict})` : texts.join('; ');
}
