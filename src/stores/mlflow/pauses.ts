import type { SqlDatabase } from '../../core/ports/sql.ts';
import type { Interval } from '../../core/runs/run.ts';
import { LONG_RUN, pausesBetween, SHORTEST_PAUSE } from '../pauses.ts';
import type { Draft } from './draft.ts';
import type { Drafts } from './draft-finder.ts';
import { readSigns } from './signs.ts';
import { maybeSilent } from './silence.ts';

/** So few runs are asked for one by one, as when a store is listed again. */
const FEW = 20;

/**
 * Where long runs were silent: a run resumed the next day did not work at night. Time before the first and after
 * the last sign of life counts as work.
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
