import { formatUsd } from '../../core/format/money.ts';
import { reasonText } from '../../core/format/reason.ts';
import type { RunCost } from '../../core/ledgers/run-costs.ts';
import type { SeriesPoint } from '../../core/ports/reader.ts';
import { activityOf } from '../../core/runs/duration.ts';
import type { Interval, Run } from '../../core/runs/run.ts';
import { workedUntil } from '../../core/runs/worked-until.ts';

/** Where the values of a run stand: at which step, after how many seconds of its work, after how many dollars. */
export type PlaceOf = (point: SeriesPoint) => number;

export interface Places {
  readonly placeOf: PlaceOf;
  /** How the places came about, where that needs a word. */
  readonly note?: string;
}

/** Why there are none, and whether the configuration can say what is missing. */
export interface NoPlaces {
  readonly none: string;
  readonly mendable: boolean;
}

export const BY_STEP: Places = { placeOf: ({ step }) => step };

/** Seconds at work until a value: pauses are left out. */
export function byTime(run: Run, points: readonly SeriesPoint[]): Places | NoPlaces {
  const first = points.find(({ at }) => at !== undefined)?.at;
  if (first === undefined) return { none: 'the store keeps no times of these values', mendable: false };
  const known = workOf(run);
  const intervals = known ?? [{ start: first, end: first }];
  const placeOf: PlaceOf = ({ at }) => (at === undefined ? Number.NaN : workedUntil(intervals, at) / 1000);
  return known === undefined ? { placeOf, note: 'counted from its first value: its store keeps no start' } : { placeOf };
}

/** Without an end there is still a start to count from. */
function workOf(run: Run): readonly Interval[] | undefined {
  const activity = activityOf(run);
  if (!('unknown' in activity) && activity.intervals.length > 0) return activity.intervals;
  return run.startedAt === undefined ? undefined : [{ start: run.startedAt, end: run.startedAt }];
}

/** Dollars until a value: what the run cost for each second of its work, times the seconds until then. */
export function byMoney(run: Run, { spent, duration }: RunCost, points: readonly SeriesPoint[]): Places | NoPlaces {
  const time = byTime(run, points);
  if ('none' in time) return time;
  const reason = [spent, duration].find(({ value }) => Number.isNaN(value))?.missing[0];
  if (reason !== undefined) return { none: `the cost is unknown: ${reasonText(reason)}`, mendable: true };
  if (!(duration.value > 0)) return { none: 'the cost for an hour is unknown: no length is recorded', mendable: false };
  const perSecond = spent.value / duration.value;
  const missing = spent.missing.length === 0 ? [] : ['at least: a part of its cost is unknown'];
  return {
    placeOf: (point) => time.placeOf(point) * perSecond,
    note: [`${formatUsd(perSecond * 3600)} for an hour of its work`, ...missing, ...(time.note === undefined ? [] : [time.note])].join(
      '; ',
    ),
  };
}
