import type { Files } from '../../core/ports/files.ts';
import type { SeriesPoint } from '../../core/ports/reader.ts';
import { eachLine } from './journal-lines.ts';
import type { JournalTrial } from './journal-state.ts';
import { integerOf, membersOf, numberOf, type RawJson } from './raw-json.ts';

const SET_REPORTED = 7;

/**
 * All that a trial reported, by step. The replay keeps the last value only; the others are looked up between the operations that
 * created the trial and ended it, where Optuna takes all of them.
 */
export function journalSeries(files: Files, path: string, trial: JournalTrial, end: number): readonly SeriesPoint[] {
  const values = new Map<number, number>();
  const mention = new RegExp(`"trial_id"\\s*:\\s*${trial.id}(?!\\d)`);
  eachLine(files, { path, start: trial.createdAt, end }, (text, at) => {
    if (at === trial.createdAt) keepTemplate(text, values);
    else if (mention.test(text)) keepReport(text, trial.id, values);
    return true;
  });
  return [...values].sort(([a], [b]) => a - b).map(([step, value]) => ({ step, at: undefined, value }));
}

function keepTemplate(text: string, values: Map<number, number>): void {
  const given = membersOf(membersOf(text)?.get('intermediate_values') ?? '') ?? new Map<string, RawJson>();
  for (const [step, value] of given) keep(step, value, values);
}

function keepReport(text: string, id: number, values: Map<number, number>): void {
  const operation = membersOf(text);
  if (integerOf(operation?.get('op_code')) !== SET_REPORTED || integerOf(operation?.get('trial_id')) !== id) return;
  keep(operation?.get('step'), operation?.get('intermediate_value'), values);
}

function keep(rawStep: RawJson | undefined, rawValue: RawJson | undefined, values: Map<number, number>): void {
  const step = integerOf(rawStep);
  const value = numberOf(rawValue);
  if (step !== undefined && value !== undefined) values.set(step, value);
}
