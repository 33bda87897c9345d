import type { RunStatus } from '../../core/runs/run.ts';
import type { Distribution } from './distribution.ts';
import { isOpen, type JournalState, type JournalStudy, type JournalTrial } from './journal-state.ts';
import type { Problem } from './problems.ts';
import { integerOf, type RawJson, stringOf } from './raw-json.ts';
import { LONGEST_TEXT } from './study-rows.ts';
import { readTime, type WrittenTime } from './time.ts';

/** One operation of the journal, and what it works on. */
export interface Step {
  readonly state: JournalState;
  readonly operation: ReadonlyMap<string, RawJson>;
  /** Where its line begins in the file. */
  readonly at: number;
  /** Where the next line does. */
  readonly next: number;
  readonly distributions: (json: RawJson) => Distribution | undefined;
  readonly report: (problem: Problem, args?: Readonly<Record<string, string | number>>) => void;
}

export function livingStudy({ state, operation }: Step): JournalStudy | undefined {
  const study = state.studies[integerOf(operation.get('study_id')) ?? -1];
  return study?.deleted === false ? study : undefined;
}

export function openTrial({ state, operation }: Step): JournalTrial | undefined {
  const trial = state.trials[integerOf(operation.get('trial_id')) ?? -1];
  return trial !== undefined && isOpen(trial) ? trial : undefined;
}

/** Without the huge ones, which are programs' notes to themselves. Answers whether anything is other than before. */
export function keepAttributes(
  attributes: ReadonlyMap<string, RawJson>,
  target: Map<string, RawJson>,
  keys?: ReadonlySet<string>,
): boolean {
  let changed = false;
  for (const [key, value] of attributes) {
    if (keys?.has(key) === false) continue;
    const kept = value.length <= LONGEST_TEXT;
    changed ||= kept ? target.get(key) !== value : target.has(key);
    if (kept) target.set(key, value);
    else target.delete(key);
  }
  return changed;
}

const STATUSES: readonly RunStatus[] = ['running', 'finished', 'pruned', 'failed', 'scheduled'];

export function statusOf({ operation, report }: Step, otherwise: RunStatus): RunStatus {
  const raw = operation.get('state');
  const status = raw === undefined ? otherwise : STATUSES[integerOf(raw) ?? -1];
  if (status === undefined) report('unknown-state', { value: excerptOf(raw) });
  return status ?? 'unknown';
}

export function timeOf({ state, operation, report }: Step, member: string): WrittenTime | undefined {
  const raw = operation.get(member) ?? 'null';
  if (raw === 'null') return undefined;
  const time = readTime(stringOf(raw) ?? '');
  if (time === undefined) report('time-unreadable', { value: excerptOf(raw) });
  else if (!time.zoned) state.unzoned = true;
  return time;
}

export function unreadable({ report }: Step, member: string): void {
  report('operation-unreadable', { member });
}

export function excerptOf(raw: RawJson | undefined): string {
  return String(raw).slice(0, 80);
}
