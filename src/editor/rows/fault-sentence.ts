import type { AskFault } from '../../app/questions/ask.ts';

/** Why nothing is computed by a configuration that cannot be used. */
export const BROKEN_CONFIGURATION = 'kneepoint.yaml has an error, and its defaults would give wrong numbers';

/** Why a folder’s question has no answer, with the way out. */
export function faultSentence(fault: AskFault): string {
  switch (fault.fault) {
    case 'no-runs':
      return 'No runs to compare: the Runs view says what was looked for and where.';
    case 'no-quality':
      return 'No quality metric is known by its name. Mark one under "metrics:" in kneepoint.yaml, as "accuracy: { goal: max, key: true }".';
    case 'no-goal':
      return `Which way is "${fault.text}" better? Say "goal: max" or "goal: min" for it under "metrics:" in kneepoint.yaml.`;
    case 'unknown-name':
      return `kneepoint.yaml makes "${fault.text}" the key metric, and no run has it.`;
    case 'ambiguous':
      return `"${fault.text}" is the name of a metric and of a cost: choose another key metric in kneepoint.yaml.`;
    default:
      return `The question that kneepoint.yaml asks cannot be answered: ${fault.fault.replaceAll('-', ' ')} "${fault.text}".`;
  }
}
