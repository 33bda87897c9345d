import type { Interval } from '../../core/runs/run.ts';
import { LONG_RUN, pausesBetween, SHORTEST_PAUSE } from '../pauses.ts';

/** Whether the times of a run's points matter, going by its `meta.yaml`. */
export function mayPause(startedAt: number | undefined, endedAt: number | undefined): boolean {
  return startedAt !== undefined && (endedAt === undefined || endedAt - startedAt > LONG_RUN);
}

/** Where a run was silent, by the times of each of its metrics. */
export function runPauses(startedAt: number, end: number, times: readonly (readonly number[])[]): readonly Interval[] {
  if (end - startedAt <= LONG_RUN) return [];
  // One metric that was logged all the time clears a run, without sorting everything.
  const densest = times.reduce<readonly number[]>((most, one) => (one.length > most.length ? one : most), []);
  return isSilent(startedAt, end, densest) ? pausesBetween(times.flat()) : [];
}

function isSilent(start: number, end: number, times: readonly number[]): boolean {
  let last = start;
  for (const time of times) {
    if (time - last > SHORTEST_PAUSE || time < last) return true;
    last = time;
  }
  return end - last > SHORTEST_PAUSE;
}
