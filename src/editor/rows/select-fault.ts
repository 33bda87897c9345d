import { pickFaultText } from '../../app/decisions/pick-fault.ts';
import type { DraftFault } from '../../app/selecting/draft.ts';
import { reasonText } from '../../core/format/reason.ts';
import { faultSentence } from './fault-sentence.ts';

/** Why there is no decision to look at, with the way out. */
export function selectFaultSentence(fault: DraftFault): string {
  switch (fault.fault) {
    case 'bad-constraint':
      return `“${fault.text}” is no constraint: write it as “p95_ms <= 40 by high” or “metrics.auc >= 0.7”.`;
    case 'unknown-name':
      return `No metric or cost is called as in “${fault.text}”${near(fault.near)}.`;
    case 'bad-rule':
      return `“${fault.text}” is no rule.`;
    case 'unknown-workload':
      return `kneepoint.yaml has no workload “${fault.text}”${near(fault.near)}.`;
    case 'no-rule':
      return 'Choose a rule: it says who is the primary.';
    case 'no-metric':
      return 'A rule weighs quality against cost: mark a metric as key under "metrics:" in kneepoint.yaml.';
    case 'bad-file':
      return fault.why === 'name'
        ? `“${fault.text}” cannot be a decision here: its name ends in model-selection.yaml, and it lies in the project’s own folder.`
        : `${fault.text} is there already and is no decision of Kneepoint: take another name, or move it away.`;
    case 'not-decided':
      return notDecided(fault);
    case 'two-primaries':
    case 'no-reason':
      return `${capital(pickFaultText(fault))}.`;
    case 'two-roles':
    case 'gone':
    case 'not-weighed':
    case 'breaks':
      return `${pickFaultText(fault)}.`;
    default:
      return faultSentence(fault);
  }
}

function notDecided({ built: { file, outcome } }: Extract<DraftFault, { fault: 'not-decided' }>): string {
  const blocking = file.verdict === 'nobody' ? undefined : outcome.undecided.find(({ couldWin }) => couldWin);
  if (blocking === undefined) return 'Nobody meets the constraints and the rule: loosen one of them, or name a primary against the rule.';
  const { candidate, reason } = blocking;
  return `Undecided: ${candidate.facts.configuration} could still win (${reasonText(reason)}). Say what is missing, set policy.unknown: ignore in kneepoint.yaml, or name a primary against the rule.`;
}

function near(names: readonly string[]): string {
  return names.length === 0 ? '' : ` (did you mean ${names.join(' or ')}?)`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
