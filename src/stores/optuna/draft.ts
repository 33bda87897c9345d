import type { RawJson } from './raw-json.ts';
import type { StudyFacts } from './study.ts';
import type { Trial } from './trial.ts';
import type { TrialRow } from './trial-rows.ts';

/** A trial while its rows are being read: tables fill it one after the other. */
export interface Draft {
  readonly row: TrialRow;
  readonly params: Map<string, string>;
  readonly values: Map<number, number>;
  readonly userAttributes: Map<string, RawJson>;
  readonly systemAttributes: Map<string, RawJson>;
  reported: Trial['reported'];
}

export function draftOf(row: TrialRow): Draft {
  return { row, params: new Map(), values: new Map(), userAttributes: new Map(), systemAttributes: new Map(), reported: undefined };
}

export function trialOf({ row, ...content }: Draft): Trial & { readonly study: StudyFacts } {
  const { key, study, number, status, startedAt, endedAt, lastSeenAt, pauses } = row;
  return { id: String(key), study, number, status, startedAt, endedAt, lastSeenAt, pauses, ...content };
}
