/** A trial that ended: by the store's own clock, and when SQLite, whose clock is UTC, last heard of it. */
export interface Beat {
  readonly start: number;
  readonly end: number;
  readonly heartbeat: number;
}

const QUARTER = 15 * 60_000;
const HOUR = 4 * QUARTER;
/** Heartbeats have whole seconds. */
const SLACK = 1000;

/**
 * How far a store's times are ahead of UTC, in milliseconds; undefined when that cannot be known. Optuna 5 writes UTC where earlier
 * ones write the local time of whoever runs the trial, both without a zone; old rows stay as they are, and the version in the
 * store is that of its creation. Heartbeats give the zone away: each lies between the start and the end of its trial.
 */
export function clockOf(libraryVersion: string | undefined, beats: readonly Beat[]): number | undefined {
  if (Number(/^(\d+)\./.exec(libraryVersion ?? '')?.[1]) >= 5) return 0;
  if (beats.length === 0) return undefined;
  const possible = zones().filter((ahead) => beats.every((beat) => fits(beat, ahead)));
  return possible.length === 1 ? possible[0] : undefined;
}

function zones(): readonly number[] {
  return Array.from({ length: (26 * HOUR) / QUARTER + 1 }, (_, at) => at * QUARTER - 12 * HOUR);
}

function fits({ start, end, heartbeat }: Beat, ahead: number): boolean {
  return heartbeat + ahead >= start - SLACK && heartbeat + ahead <= end + SLACK;
}
