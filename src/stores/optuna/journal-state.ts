import type { Goal } from '../../core/metrics/names.ts';
import type { Run, RunStatus, StoreRef } from '../../core/runs/run.ts';
import type { RawJson } from './raw-json.ts';
import { factsOf, type StudyFacts } from './study.ts';
import type { WrittenTime } from './time.ts';
import { runOf, type Trial } from './trial.ts';

/** A study while its journal is replayed. */
export interface JournalStudy {
  readonly id: number;
  readonly name: string;
  readonly directions: ReadonlyMap<number, Goal | undefined>;
  readonly userAttributes: Map<string, RawJson>;
  readonly systemAttributes: Map<string, RawJson>;
  readonly trials: JournalTrial[];
  /** By parameter, what the first trial that has it drew it from: later ones must agree. */
  readonly drawn: Map<string, { readonly number: number; readonly kind: string }>;
  deleted: boolean;
  /** Where in the file the last operation stands that changed what the study says of its trials. */
  touchedAt: number;
  facts: { readonly at: number; readonly facts: StudyFacts } | undefined;
}

export interface JournalTrial {
  readonly id: number;
  readonly number: number;
  readonly study: JournalStudy;
  /** Where in the file the operation stands that created it. */
  readonly createdAt: number;
  readonly params: Map<string, string>;
  readonly values: Map<number, number>;
  readonly userAttributes: Map<string, RawJson>;
  readonly systemAttributes: Map<string, RawJson>;
  status: RunStatus;
  start: WrittenTime | undefined;
  end: WrittenTime | undefined;
  reported: Trial['reported'];
  /** Where the operation stands that ended it. */
  endedBefore: number | undefined;
  touchedAt: number;
}

/** What a journal comes to. Deleted studies and their trials keep their numbers. */
export interface JournalState {
  readonly studies: JournalStudy[];
  readonly living: Map<string, JournalStudy>;
  readonly trials: JournalTrial[];
  /** True when a time came without its zone. */
  unzoned: boolean;
}

export function emptyState(): JournalState {
  return { studies: [], living: new Map(), trials: [], unzoned: false };
}

/** Optuna refuses to touch a trial that ended. */
export function isOpen({ status }: JournalTrial): boolean {
  return status === 'running' || status === 'scheduled';
}

export function livingTrials({ trials }: JournalState): readonly JournalTrial[] {
  return trials.filter(({ study }) => !study.deleted);
}

export function journalRun(trial: JournalTrial, store: StoreRef): Run {
  const { start, end } = comparable(trial);
  const { number, status, values, userAttributes, systemAttributes, reported } = trial;
  // The trial goes on changing; the run is what it was now.
  const content = { number, status, params: new Map(trial.params), values, userAttributes, systemAttributes, reported };
  const times = { startedAt: start?.at, endedAt: end?.at, lastSeenAt: undefined, pauses: [] };
  return runOf({ id: String(trial.id), ...content, ...times }, factsOfJournal(trial.study), store);
}

/** The times of two clocks make no duration: of a trial with both, the one without a zone is left out. */
function comparable({ start, end }: JournalTrial): Pick<JournalTrial, 'start' | 'end'> {
  if (start === undefined || end === undefined || start.zoned === end.zoned) return { start, end };
  return { start: start.zoned ? start : undefined, end: end.zoned ? end : undefined };
}

export function factsOfJournal(study: JournalStudy): StudyFacts {
  if (study.facts?.at !== study.touchedAt) study.facts = { at: study.touchedAt, facts: factsOf({ ...study, id: String(study.id) }) };
  return study.facts.facts;
}
