import type { AskFault } from '../app/questions/ask.ts';
import { RULE_EXAMPLES } from '../app/questions/rule-text.ts';
import { queryErrorText } from '../core/query/error.ts';

/** One sentence with the remedy for whatever a person asked wrongly. */
export function faultText(fault: AskFault): string {
  switch (fault.fault) {
    case 'no-goal':
      return `which way is "${fault.text}" better? add :max or :min`;
    case 'bad-goal':
      return `"${fault.text}" cannot have the goal "${fault.goal}"; costs are min, metrics max or min`;
    case 'unknown-name':
      return `no metric or cost is called "${fault.text}"${suggestion(fault.near)}; "kneepoint scan" lists them`;
    case 'ambiguous':
      return `"${fault.text}" is a metric and a cost: say ${fault.meanings.join(' or ')}`;
    case 'bad-constraint':
      return `"${fault.text}" is no constraint; write it as 'p95_ms <= 40 by high' or 'metrics.auc >= 0.7'`;
    case 'bad-rule':
      return `"${fault.text}" is no rule; known are ${RULE_EXAMPLES.join(', ')}`;
    case 'bad-query':
      return `--where: ${queryErrorText(fault.error)}\n  ${fault.text}\n  ${' '.repeat(fault.error.at)}${'^'.repeat(Math.max(1, fault.error.length))}`;
    case 'unknown-workload':
      return `no workload is called "${fault.text}"${suggestion(fault.near)}; kneepoint.yaml has ${fault.all.join(', ') || 'none'}`;
    case 'no-runs':
      return 'no runs to compare; "kneepoint scan" says what was looked for and where';
    case 'no-quality':
      return 'no quality metric is known by its name; say one with --objective metrics.<name>:max';
  }
}

function suggestion(near: readonly string[]): string {
  return near.length === 0 ? '' : ` (did you mean ${near.join(' or ')}?)`;
}
