import type { Run, RunId } from '../runs/run.ts';

/** Meters that write the time on the wall are read as if the wall hung in Greenwich. All zones lie on this grid. */
const GRID_MS = 15 * 60_000;
const FARTHEST_MS = 14 * 3_600_000;
/** As close as two trackers of one run are, so that neighbours on the grid are told apart. */
const START_TOLERANCE_MS = 60_000;
const END_TOLERANCE_MS = 120_000;
/** One or two may fit by chance. */
const FEWEST = 3;
/** More are not asked: they would say the same. */
const MOST_ASKED = 200;

export interface Aligned {
  readonly runs: readonly Run[];
  /** The records whose times were moved. */
  readonly moved: ReadonlySet<RunId>;
}

/**
 * Moves the times of a meter's file out of its time zone, where its records show which one that is: at least three of them, and half of those that there
 * are, fit one run each when all are moved by the same time, and moved by any other time not half as many do. Equal runs one after the other show nothing.
 */
export function inOneZone(runs: readonly Run[]): Aligned {
  const files = new Map<string, Run[]>();
  for (const run of runs) {
    if (run.store.kind !== 'codecarbon' || run.startedAt === undefined) continue;
    const { identity } = run.store;
    const known = files.get(identity);
    if (known === undefined) files.set(identity, [run]);
    else known.push(run);
  }
  if (files.size === 0) return { runs, moved: new Set() };
  const others = runs.filter((run) => run.store.kind !== 'codecarbon' && isTimed(run)).sort((a, b) => a.startedAt! - b.startedAt!);
  const shifts = new Map([...files].map(([identity, meters]) => [identity, shiftOf(meters, others)]));
  const shiftedBy = (run: Run): number => (run.store.kind === 'codecarbon' ? (shifts.get(run.store.identity) ?? 0) : 0);
  const moved = new Set(runs.filter((run) => shiftedBy(run) !== 0).map(({ id }) => id));
  return moved.size === 0 ? { runs, moved } : { runs: runs.map((run) => (moved.has(run.id) ? later(run, shiftedBy(run)) : run)), moved };
}

type Timed = readonly [start: number, end: number];

function isTimed({ startedAt, endedAt }: Run): boolean {
  return startedAt !== undefined && endedAt !== undefined;
}

function timesOf({ startedAt, endedAt }: Run): Timed {
  return [startedAt!, endedAt!];
}

/** Milliseconds; 0 where nothing shows. */
function shiftOf(meters: readonly Run[], others: readonly Run[]): number {
  const asked = meters.filter((run) => run.parentId === undefined && isTimed(run)).slice(-MOST_ASKED);
  const fits = new Map<number, (readonly [RunId, RunId])[]>();
  for (const meter of asked) {
    for (const [other, steps] of fitting(timesOf(meter), others)) {
      const pair = [meter.id, other] as const;
      const known = fits.get(steps);
      if (known === undefined) fits.set(steps, [pair]);
      else known.push(pair);
    }
  }
  const [best, second] = [...fits].map(([steps, pairs]) => ({ steps, count: onlyOnes(pairs) })).sort((a, b) => b.count - a.count);
  if (best === undefined || best.count < FEWEST || 2 * best.count < asked.length || 2 * (second?.count ?? 0) > best.count) return 0;
  return best.steps * GRID_MS;
}

/** Runs that a meter's times fit after some steps on the grid. `others` are sorted by their starts. */
function* fitting([start, end]: Timed, others: readonly Run[]): Iterable<readonly [RunId, number]> {
  const reach = FARTHEST_MS + START_TOLERANCE_MS;
  for (let at = firstFrom(others, start - reach); at < others.length && others[at]!.startedAt! <= start + reach; at++) {
    const other = others[at]!;
    const [otherStart, otherEnd] = timesOf(other);
    const steps = Math.round((otherStart - start) / GRID_MS);
    const shift = steps * GRID_MS;
    if (Math.abs(start + shift - otherStart) > START_TOLERANCE_MS) continue;
    if (Math.abs(end + shift - otherEnd) <= END_TOLERANCE_MS) yield [other.id, steps];
  }
}

function firstFrom(sorted: readonly Run[], start: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.startedAt! < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many fit one another and no third. */
function onlyOnes(pairs: readonly (readonly [RunId, RunId])[]): number {
  const counts = new Map<RunId, number>();
  for (const id of pairs.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
  return pairs.filter((pair) => pair.every((id) => counts.get(id) === 1)).length;
}

function later(run: Run, by: number): Run {
  const moved = (at: number | undefined) => (at === undefined ? undefined : at + by);
  return {
    ...run,
    startedAt: moved(run.startedAt),
    endedAt: moved(run.endedAt),
    lastSeenAt: moved(run.lastSeenAt),
    pauses: run.pauses.map(({ start, end }) => ({ start: start + by, end: end + by })),
  };
}
