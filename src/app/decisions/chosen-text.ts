import type { Chosen, DecisionFile } from '../../core/decisions/file.ts';
import { axesOf, type Axes } from '../../core/decisions/decide.ts';
import { COST_UNITS } from '../../core/decisions/question.ts';
import { formatMetric } from '../../core/format/metric.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { unitText } from '../../core/format/unit-shape.ts';

/** How good a candidate is, with its error and in its unit: `p95_ms 0.297 ± 0.022 ms`. */
export function qualityText(
  { value, se }: Pick<Chosen['quality'], 'value' | 'se'>,
  { metric, unit }: Pick<Axes, 'metric' | 'unit'>,
): string {
  return `${metric} ${formatMetric(value, se)}${unitText(unit)}`;
}

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
