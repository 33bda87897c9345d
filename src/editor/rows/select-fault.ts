import { pickFaultText, type PickFault } from '../../app/decisions/pick-fault.ts';
import type { AskFault } from '../../app/questions/ask.ts';
import type { DraftFault } from '../../app/selecting/draft.ts';
import { reasonText } from '../../core/format/reason.ts';
import { faultSentence } from './fault-sentence.ts';

/** Why there is no decision to look at, with the way out. */
export function selectFaultSentence(fault: DraftFault): string {
  const sentence = OURS[fault.fault] as ((fault: DraftFault) => string) | undefined;
  if (sentence !== undefined) return sentence(fault);
  return isPickFault(fault) ? pickSentence(fault) : faultSentence(fault as AskFault);
}

type Of<F extends DraftFault['fault']> = Extract<DraftFault, { fault: F }>;

const OURS: { readonly [F in DraftFault['fault']]?: (fault: Of<F>) => string } = {
  'bad-constraint': ({ text }) => `“${text}” is no constraint: write it as “p95_ms <= 40 by high” or “metrics.auc >= 0.7”.`,
  'unknown-name': (fault) => `No metric or cost is called as in “${fault.text}”${near(fault.near)}.`,
  'bad-rule': ({ text }) => `“${text}” is no rule.`,
  'unknown-workload': (fault) => `kneepoint.yaml has no workload “${fault.text}”${near(fault.near)}.`,
  'no-rule': () => 'Choose a rule: it says who is the primary.',
  'no-metric': () => 'A rule weighs quality against cost: mark a metric as key under "metrics:" in kneepoint.yaml.',
  'bad-file': ({ text, why }) =>
    why === 'name'
      ? `“${text}” cannot be a decision here: its name ends in model-selection.yaml, and it lies in the project’s own folder.`
      : `${text} is there already and is no decision of Kneepoint: take another name, or move it away.`,
  'not-decided': notDecided,
};

const PICK_FAULTS: readonly string[] = [
  'two-primaries',
  'two-roles',
  'gone',
  'not-weighed',
  'breaks',
  'no-reason',
] satisfies PickFault['fault'][];

function isPickFault(fault: DraftFault): fault is PickFault {
  return PICK_FAULTS.includes(fault.fault);
}

/** A sentence that begins with somebody's name leaves the name as it is. */
function pickSentence(fault: PickFault): string {
  const text = pickFaultText(fault);
  return `${fault.fault === 'two-primaries' || fault.fault === 'no-reason' ? capital(text) : text}.`;
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
