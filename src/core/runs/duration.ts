import type { QuantityBasis } from '../quantity/basis.ts';
import type { UnknownReason } from '../quantity/unknown.ts';
import { totalLength, withoutPauses } from './intervals.ts';
import type { Interval, Run } from './run.ts';

/** When a run was at work. `estimated` when its end is only bounded by the last thing it logged. */
export interface Activity {
  readonly intervals: readonly Interval[];
  readonly seconds: number;
  readonly basis: QuantityBasis;
  readonly source: string;
}

/** A run's activity from its own clock, or why it is unknown. A running run is counted up to the last thing it logged. */
export function activityOf(run: Run): Activity | UnknownReason {
  if (run.startedAt === undefined) return { unknown: 'no-start-time' };
  const end = run.endedAt ?? run.lastSeenAt;
  if (end === undefined) return { unknown: 'no-end-time' };
  if (end < run.startedAt) return { unknown: 'negative-duration' };
  const intervals = withoutPauses({ start: run.startedAt, end }, run.pauses);
  const ended = run.endedAt !== undefined;
  return {
    intervals,
    seconds: totalLength(intervals) / 1000,
    basis: ended ? 'measured' : 'estimated',
    source: ended ? 'start and end time in the store' : 'start time and last logged metric in the store',
  };
}
