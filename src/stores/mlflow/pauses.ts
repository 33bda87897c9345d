import { quantileOfSorted } from '../../core/numbers/quantile.ts';
import type { SqlDatabase } from '../../core/ports/sql.ts';
import type { Interval } from '../../core/runs/run.ts';
import type { Draft } from './draft.ts';
import type { Drafts } from './draft-finder.ts';
import { readSigns } from './signs.ts';
import { maybeSilent } from './silence.ts';

const MINUTE = 60_000;
/** So few runs are asked for one by one, as when a store is listed again. */
const FEW = 20;
/** Shorter runs are not looked at. */
const LONG_RUN = 30 * MINUTE;
const SHORTEST_PAUSE = 15 * MINUTE;
/** In the run's median gap. */
const OUTLIER = 20;
/** Logging ten metrics after an epoch is one sign of life, not ten: 20 times this is the shortest pause. */
const ONE_SIGN = SHORTEST_PAUSE / OUTLIER;
/** Silences of nearly one length that come again are the run's own rhythm (a long evaluation), not pauses. */
const RHYTHM = { times: 3, spread: 1.5 };

/**
 * Where long runs were silent: a run resumed the next day did not work at night. Between two signs of life more than 15 minutes
 * and more than 20 times the run's median gap apart lies a pause. Time before the first and after the last sign counts as work.
 */
export function readPauses(
  database: SqlDatabase,
  drafts: readonly Draft[],
  size: { readonly runs: number; readonly latest: number },
): ReadonlyMap<string, readonly Interval[]> {
  const long = drafts.filter(isLong);
  if (long.length === 0 || !hasHistory(database, size.latest)) return new Map();
  const suspects = long.length > FEW ? maybeSilent(database, long, SHORTEST_PAUSE) : long;
  const signs = readSigns(
    database,
    suspects.map(({ nativeId }) => nativeId),
    size.runs,
  );
  return new Map([...signs].map(([run, times]) => [run, pausesBetween(times)]));
}

/**
 * Looking for pauses takes SQL, and the first SQL of all begins the read again: better before the large tables than behind them. Where
 * this is wrong nothing but time is lost.
 */
export function askEarly(database: SqlDatabase, drafts: Drafts): void {
  const isEarly = (database.largestRowid('metrics') ?? 0) > (database.largestRowid('latest_metrics') ?? 0);
  if (isEarly && [...drafts.values()].some((draft) => draft !== 'deleted' && mayBeLong(draft))) database.all('SELECT 1');
}

/** A store with no more rows than last values has nothing to look at. */
function hasHistory(database: SqlDatabase, latest: number): boolean {
  if (!database.columns('metrics').includes('timestamp')) return false;
  return (database.largestRowid('metrics') ?? 0) > latest;
}

function mayBeLong({ startedAt, endedAt }: Draft): boolean {
  return startedAt !== undefined && (endedAt === undefined || endedAt - startedAt > LONG_RUN);
}

function isLong({ startedAt, endedAt, lastSeenAt, metrics }: Draft): boolean {
  const end = endedAt ?? lastSeenAt;
  return startedAt !== undefined && end !== undefined && end - startedAt > LONG_RUN && metrics.size > 0;
}

/** Of times in any order, equal ones included. */
export function pausesBetween(times: readonly number[]): readonly Interval[] {
  const gaps = gapsBetween([...times].sort((a, b) => a - b));
  if (gaps.length === 0) return [];
  const lengths = gaps.map(length).sort((a, b) => a - b);
  const threshold = Math.max(SHORTEST_PAUSE, OUTLIER * quantileOfSorted(lengths, 0.5));
  const pauses = gaps.filter((gap) => length(gap) > threshold);
  return isRhythm(pauses.map(length)) ? [] : pauses;
}

function gapsBetween(times: readonly number[]): readonly Interval[] {
  const gaps: Interval[] = [];
  let previous: number | undefined;
  let sign = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    if (time - sign < ONE_SIGN) {
      previous = time;
      continue;
    }
    if (previous !== undefined) gaps.push({ start: previous, end: time });
    previous = time;
    sign = time;
  }
  return gaps;
}

function isRhythm(lengths: readonly number[]): boolean {
  return lengths.length >= RHYTHM.times && Math.max(...lengths) <= RHYTHM.spread * Math.min(...lengths);
}

function length({ start, end }: Interval): number {
  return end - start;
}
