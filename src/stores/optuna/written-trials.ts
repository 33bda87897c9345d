import type { SqlDatabase, SqlValue } from '../../core/ports/sql.ts';
import type { RunStatus } from '../../core/runs/run.ts';
import { excerpt } from '../excerpt.ts';
import type { ProblemLog } from './problems.ts';
import type { StudyFacts } from './study.ts';
import { readTime } from './time.ts';

/** A row of `trials` as it is written: its times are by the store's own clock, that of the heartbeat is UTC. */
export interface WrittenTrial {
  readonly key: SqlValue;
  readonly study: StudyFacts;
  readonly number: number;
  readonly status: RunStatus;
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly heartbeat: number | undefined;
  /** Where Optuna kept it up to 2.3. */
  readonly value: SqlValue;
}

const COLUMNS = ['trial_id', 'study_id', 'number', 'state', 'datetime_start', 'datetime_complete', 'value'];

export function readWrittenTrials(
  database: SqlDatabase,
  studies: ReadonlyMap<SqlValue, StudyFacts>,
  problems: ProblemLog,
): readonly WrittenTrial[] {
  const written: WrittenTrial[] = [];
  const heartbeats = readHeartbeats(database, problems);
  const counts = new Map<SqlValue, number>();
  database.scan('trials', COLUMNS, ([key = null, studyId = null, number, state, start, end, value = null]) => {
    const study = studies.get(studyId);
    const earlier = counts.get(studyId) ?? 0;
    counts.set(studyId, earlier + 1);
    if (study === undefined) {
      problems.report('trial-of-no-study', { of: 'trials', row: `row of trial ${key}` }, { study: String(studyId) });
      return;
    }
    const row = {
      key,
      study,
      // Up to 1.2 there was no such column; Optuna itself counts the trials before.
      number: typeof number === 'number' ? number : earlier,
      status: statusOf(state, key, problems),
      start: timeOf(start, key, 'trials', problems),
      end: timeOf(end, key, 'trials', problems),
      heartbeat: heartbeats.get(key),
      value,
    };
    if (row.start !== undefined && row.end !== undefined && row.end < row.start) {
      problems.report('end-before-start', { of: 'trials', row: `row of trial ${key}` }, { start: String(start), end: String(end) });
    }
    written.push(row);
  });
  return written;
}

/** Of the Optuna that created the store. */
export function libraryVersion(database: SqlDatabase): string | undefined {
  let found: string | undefined;
  database.scan('version_info', ['library_version'], ([version]) => {
    if (typeof version === 'string') found = version;
  });
  return found;
}

function readHeartbeats(database: SqlDatabase, problems: ProblemLog): ReadonlyMap<SqlValue, number> {
  const heartbeats = new Map<SqlValue, number>();
  database.scan('trial_heartbeats', ['trial_id', 'heartbeat'], ([key = null, heartbeat]) => {
    const at = timeOf(heartbeat, key, 'trial_heartbeats', problems);
    if (at !== undefined) heartbeats.set(key, at);
  });
  return heartbeats;
}

const STATUSES: ReadonlyMap<SqlValue | undefined, RunStatus> = new Map<SqlValue, RunStatus>([
  ['RUNNING', 'running'],
  ['WAITING', 'scheduled'],
  ['COMPLETE', 'finished'],
  ['PRUNED', 'pruned'],
  ['FAIL', 'failed'],
]);

function statusOf(state: SqlValue | undefined, key: SqlValue, problems: ProblemLog): RunStatus {
  const status = STATUSES.get(state);
  if (status !== undefined) return status;
  problems.report('unknown-state', { of: 'trials', row: `row of trial ${key}` }, { value: excerpt(state) });
  return 'unknown';
}

function timeOf(value: SqlValue | undefined, key: SqlValue, table: string, problems: ProblemLog): number | undefined {
  if (value === null || value === undefined) return undefined;
  const time = typeof value === 'string' ? readTime(value) : undefined;
  if (time === undefined) problems.report('time-unreadable', { of: table, row: `row of trial ${key}` }, { value: excerpt(value) });
  return time?.at;
}
