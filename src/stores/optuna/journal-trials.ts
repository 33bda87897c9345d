import { isOpen, type JournalTrial } from './journal-state.ts';
import { excerptOf, keepAttributes, livingStudy, openTrial, statusOf, type Step, timeOf, unreadable } from './journal-step.ts';
import { elementsOf, integerOf, membersOf, numberOf, type RawJson, stringOf } from './raw-json.ts';
import { TRIAL_SYSTEM_KEYS } from './trial.ts';

/** Whatever is wrong with it, the trial takes its number: those after it are counted. */
export function createTrial(step: Step): void {
  const { state, operation, at } = step;
  const study = livingStudy(step);
  if (study === undefined) return;
  const trial: JournalTrial = {
    id: state.trials.length,
    number: study.trials.length,
    study,
    createdAt: at,
    params: new Map(),
    values: new Map(),
    userAttributes: new Map(),
    systemAttributes: new Map(),
    status: statusOf(step, 'running'),
    start: timeOf(step, 'datetime_start'),
    end: timeOf(step, 'datetime_complete'),
    reported: undefined,
    endedBefore: undefined,
    touchedAt: at,
  };
  state.trials.push(trial);
  study.trials.push(trial);
  fillFromTemplate(step, trial);
  setValues(step, trial, operation.get('values'));
  const value = numberOf(operation.get('value'));
  if (value !== undefined) trial.values.set(0, value);
  checkTimes(step, trial);
  if (!isOpen(trial)) trial.endedBefore = step.next;
}

/** A trial may be added as a whole, with all that it says. */
function fillFromTemplate(step: Step, trial: JournalTrial): void {
  const members = (name: string) => membersOf(step.operation.get(name) ?? '{}') ?? new Map<string, RawJson>();
  const distributions = members('distributions');
  for (const [name, stored] of members('params')) drawParam(step, trial, { name, stored, json: distributions.get(name), mustAgree: false });
  keepAttributes(members('user_attrs'), trial.userAttributes);
  keepAttributes(members('system_attrs'), trial.systemAttributes, TRIAL_SYSTEM_KEYS);
  for (const [at, value] of members('intermediate_values')) keepReported(step, trial, integerOf(at), numberOf(value));
}

export function setParam(step: Step): void {
  const { operation } = step;
  const trial = openTrial(step);
  if (trial === undefined) return;
  const name = stringOf(operation.get('param_name'));
  if (name === undefined) return unreadable(step, 'param_name');
  drawParam(step, trial, { name, stored: operation.get('param_value_internal'), json: operation.get('distribution'), mustAgree: true });
}

interface Drawn {
  readonly name: string;
  readonly stored: RawJson | undefined;
  readonly json: RawJson | undefined;
  readonly mustAgree: boolean;
}

function drawParam(step: Step, trial: JournalTrial, { name, stored, json, mustAgree }: Drawn): void {
  const distribution = step.distributions(json ?? '');
  if (distribution === undefined) return step.report('unknown-distribution', { param: name.slice(0, 80), value: excerptOf(json) });
  const { drawn } = trial.study;
  const first = drawn.get(name);
  if (mustAgree && first !== undefined && first.kind !== distribution.kind) return;
  const text = distribution.textOf(numberOf(stored) ?? Number.NaN);
  if (text === undefined) return step.report('value-unreadable', { name: name.slice(0, 80), value: excerptOf(stored) });
  if (first === undefined || trial.number <= first.number) drawn.set(name, { number: trial.number, kind: distribution.kind });
  trial.params.set(name, text);
  trial.touchedAt = step.at;
}

export function setStateAndValues(step: Step): void {
  const trial = openTrial(step);
  if (trial === undefined) return;
  const status = statusOf(step, 'unknown');
  if (status === 'unknown' || (status === 'running' && trial.status === 'running')) return;
  trial.status = status;
  if (status === 'running') trial.start = timeOf(step, 'datetime_start');
  else if (!isOpen(trial)) {
    trial.end = timeOf(step, 'datetime_complete');
    trial.endedBefore = step.at;
  }
  setValues(step, trial, step.operation.get('values'));
  checkTimes(step, trial);
  trial.touchedAt = step.at;
}

function setValues(step: Step, trial: JournalTrial, json: RawJson = 'null'): void {
  if (json === 'null') return;
  const values = elementsOf(json)?.map(numberOf);
  if (values === undefined) return unreadable(step, 'values');
  trial.values.clear();
  for (const [objective, value] of values.entries()) {
    if (value === undefined) step.report('value-unreadable', { name: `objective ${objective}`, value: excerptOf(json) });
    else trial.values.set(objective, value);
  }
}

export function setReported(step: Step): void {
  const trial = openTrial(step);
  if (trial === undefined) return;
  keepReported(step, trial, integerOf(step.operation.get('step')), numberOf(step.operation.get('intermediate_value')));
}

function keepReported(step: Step, trial: JournalTrial, at: number | undefined, value: number | undefined): void {
  if (at === undefined || value === undefined) return unreadable(step, 'intermediate_value');
  if (trial.reported !== undefined && at < trial.reported.step) return;
  trial.reported = { step: at, value };
  trial.touchedAt = step.at;
}

function checkTimes({ report }: Step, { start, end }: JournalTrial): void {
  if (start === undefined || end === undefined) return;
  if (start.zoned !== end.zoned) report('mixed-clocks');
  else if (end.at < start.at) report('end-before-start');
}
