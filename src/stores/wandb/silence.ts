import type { Run } from '../../core/runs/run.ts';

/** After which `wandb leet` presumes that a run has crashed whose log says nothing more. */
const PRESUMED_OVER = 10 * 60_000;

/**
 * Whether a run without an end is over: it was silent while others in the same folder were not. The newest sign of life of all of them
 * is all the clock that there is. Null is a run that ended.
 */
export function isSilent(openSince: number | null, newest: number): boolean {
  return openSince !== null && newest - openSince > PRESUMED_OVER;
}

export function openSinceOf({ status, lastSeenAt, startedAt }: Run): number | null {
  return status === 'running' ? (lastSeenAt ?? startedAt ?? null) : null;
}

/** That a run is over is presumed, how it went is not known. */
export function withSilence(run: Run, newest: number): Run {
  return isSilent(openSinceOf(run), newest) ? { ...run, status: 'unknown' } : run;
}
