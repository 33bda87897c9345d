import type { SqlDatabase, SqlValue } from '../../core/ports/sql.ts';
import type { Interval } from '../../core/runs/run.ts';
import { type Beat, clockOf } from './clock.ts';
import type { ProblemLog } from './problems.ts';
import type { StudyFacts } from './study.ts';
import { libraryVersion, readWrittenTrials, type WrittenTrial } from './written-trials.ts';

/** The row of a trial in UTC, without what other tables say of it. */
export interface TrialRow extends Omit<WrittenTrial, 'start' | 'end' | 'heartbeat'> {
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly lastSeenAt: number | undefined;
  readonly pauses: readonly Interval[];
}

export interface TrialRows {
  readonly rows: readonly TrialRow[];
  /** True when nobody can say in which zone the times are. */
  readonly localTimes: boolean;
}

export function readTrialRows(database: SqlDatabase, studies: ReadonlyMap<SqlValue, StudyFacts>, problems: ProblemLog): TrialRows {
  const written = readWrittenTrials(database, studies, problems);
  const ahead = clockOf(libraryVersion(database), written.flatMap(beatOf));
  return {
    rows: written.map((row) => rowOf(row, ahead)),
    localTimes: ahead === undefined && written.some(({ start, end }) => start !== undefined || end !== undefined),
  };
}

function beatOf({ start, end, heartbeat }: WrittenTrial): readonly Beat[] {
  return start === undefined || end === undefined || heartbeat === undefined ? [] : [{ start, end, heartbeat }];
}

/** Shorter silences are the rhythm of heartbeats, which users choose. */
const SHORTEST_SILENCE = 15 * 60_000;

function rowOf({ start, end, heartbeat, ...row }: WrittenTrial, ahead: number | undefined): TrialRow {
  const utc = (at: number | undefined) => (at === undefined ? undefined : at - (ahead ?? 0));
  const [startedAt, endedAt] = [utc(start), utc(end)];
  // Without the zone a heartbeat cannot be compared with the trial's own times.
  const lastSeenAt = ahead === undefined ? undefined : signOfLife(heartbeat, startedAt);
  // A trial whose process died is failed by whoever asks for the next one, perhaps the day after.
  const silent = row.status === 'failed' && lastSeenAt !== undefined && endedAt !== undefined && endedAt - lastSeenAt > SHORTEST_SILENCE;
  return { ...row, startedAt, endedAt, lastSeenAt, pauses: silent ? [{ start: lastSeenAt, end: endedAt }] : [] };
}

/** Heartbeats have whole seconds, so the first may seem to come before the start. An earlier one is of another clock. */
function signOfLife(heartbeat: number | undefined, startedAt: number | undefined): number | undefined {
  if (heartbeat === undefined || startedAt === undefined || heartbeat < startedAt - 1000) return undefined;
  return Math.max(heartbeat, startedAt);
}
