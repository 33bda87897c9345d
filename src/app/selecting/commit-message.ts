import type { DecisionFile } from '../../core/decisions/file.ts';
import { axesOf } from '../../core/decisions/decide.ts';
import { visible } from '../../core/text/visible.ts';
import { chosenCostText } from '../decisions/chosen-text.ts';
import { overrideText } from '../decisions/override-text.ts';
import { ruleSentence } from '../questions/rule-text.ts';

/** A subject that is longer is cut off where histories are listed. */
const MOST_SUBJECT = 100;

/** What a commit of a decision says: who for what; quality and cost of everybody in it; by which rule. */
export function commitMessage(file: DecisionFile): string {
  const [primary] = file.chosen;
  const subject = `Select ${primary?.configuration ?? 'nobody'} for ${file.decision.name}`;
  const lines = file.chosen.map((chosen) => {
    const { role, configuration, quality } = chosen;
    return `${role}: ${configuration}, ${quality.metric} ${quality.value}, ${chosenCostText(chosen, file)}`;
  });
  const workload = file.question.workload === undefined ? '' : `, for the workload ${file.question.workload.name}`;
  const body = [
    ...lines,
    `rule: ${ruleSentence(file.question.rule, axesOf(file.question.objectives))}${workload}`,
    ...(primary?.override === undefined ? [] : [overrideText(primary.override)]),
    ...(file.decision.rationale === undefined ? [] : ['', file.decision.rationale]),
  ];
  return `${cut(visible(subject))}\n\n${body.map(visible).join('\n')}\n`;
}

function cut(text: string): string {
  return text.length > MOST_SUBJECT ? `${text.slice(0, MOST_SUBJECT - 1)}…` : text;
}
