import type { QuantityBasis } from '../quantity/basis.ts';
import type { UnknownReason } from '../quantity/unknown.ts';
import { totalLength, withoutPauses } from './intervals.ts';
import type { Interval, Run } from './run.ts';

/** When a run was at work. `estimated` when its end is only bounded by the last thing it logged. */
export interface Activity {
  /** None where only the length is known, so that nobody can say what it overlapped. */
  readonly intervals: readonly Interval[];
  readonly seconds: number;
  readonly basis: QuantityBasis;
  readonly source: string;
}

/**
 * A run's activity from its own clock, where that is not kept from the duration that its tracker measured, or why it is unknown.
 * A running run is counted up to the last thing it logged.
 */
export function activityOf(run: Run): Activity | UnknownReason {
  const { startedAt, endedAt, durationSeconds, unreadDuration } = run;
  const isClocked = startedAt !== undefined && endedAt !== undefined;
  if (!isClocked && durationSeconds !== undefined && Number.isFinite(durationSeconds)) return ofLength(run, durationSeconds);
  if (!isClocked && unreadDuration !== undefined) return { unknown: 'duration-unreadable', about: unreadDuration };
  if (startedAt === undefined) return { unknown: endedAt === undefined ? 'no-duration' : 'no-start-time' };
  return ofClock(run, startedAt);
}

function ofClock({ endedAt, lastSeenAt, pauses }: Run, start: number): Activity | UnknownReason {
  // What was seen at its start alone tells nothing of how long it took.
  const end = endedAt ?? (lastSeenAt === start ? undefined : lastSeenAt);
  if (end === undefined) return { unknown: 'no-end-time' };
  if (end < start) return { unknown: 'negative-duration' };
  const intervals = withoutPauses({ start, end }, pauses);
  const ended = endedAt !== undefined;
  return {
    intervals,
    seconds: totalLength(intervals) / 1000,
    basis: ended ? 'measured' : 'estimated',
    source: ended ? 'start and end time in the store' : 'start time and last logged metric in the store',
  };
}

function ofLength({ startedAt, endedAt }: Run, seconds: number): Activity | UnknownReason {
  if (seconds < 0) return { unknown: 'negative-duration' };
  const start = startedAt ?? (endedAt === undefined ? undefined : endedAt - seconds * 1000);
  const intervals = start === undefined ? [] : [{ start, end: start + seconds * 1000 }];
  return { intervals, seconds, basis: 'measured', source: 'duration in the store' };
}
