import { excerptOf, keepAttributes, livingStudy, openTrial, type Step, unreadable } from './journal-step.ts';
import { createStudy, deleteStudy } from './journal-studies.ts';
import { createTrial, setParam, setReported, setStateAndValues } from './journal-trials.ts';
import { integerOf, membersOf, type RawJson } from './raw-json.ts';
import { STUDY_SYSTEM_KEYS } from './study.ts';
import { TRIAL_SYSTEM_KEYS } from './trial.ts';

/**
 * By `op_code`. Operations on what is not there or on a trial that ended, and claims of a trial that somebody else runs, are passed
 * over: Optuna writes first and finds out when it reads.
 */
const OPERATIONS: readonly ((step: Step) => void)[] = [
  createStudy,
  deleteStudy,
  (step) => setAttribute(step, 'user_attr', livingStudy(step), ({ userAttributes }) => userAttributes),
  (step) => setAttribute(step, 'system_attr', livingStudy(step), ({ systemAttributes }) => systemAttributes, STUDY_SYSTEM_KEYS),
  createTrial,
  setParam,
  setStateAndValues,
  setReported,
  (step) => setAttribute(step, 'user_attr', openTrial(step), ({ userAttributes }) => userAttributes),
  (step) => setAttribute(step, 'system_attr', openTrial(step), ({ systemAttributes }) => systemAttributes, TRIAL_SYSTEM_KEYS),
  // Another implementation discards trials so; Optuna takes no notice.
  () => undefined,
];

export function applyOperation(step: Step): void {
  const code = step.operation.get('op_code');
  const apply = OPERATIONS[integerOf(code) ?? -1];
  if (apply === undefined) step.report('unknown-operation', { code: excerptOf(code) });
  else apply(step);
}

function setAttribute<T extends { touchedAt: number }>(
  step: Step,
  member: string,
  owner: T | undefined,
  target: (owner: T) => Map<string, RawJson>,
  keys?: ReadonlySet<string>,
): void {
  if (owner === undefined) return;
  const attributes = membersOf(step.operation.get(member) ?? '');
  if (attributes === undefined) return unreadable(step, member);
  if (keepAttributes(attributes, target(owner), keys)) owner.touchedAt = step.at;
}
