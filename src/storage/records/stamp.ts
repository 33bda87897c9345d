/**
 * When a record was written, on a hybrid logical clock: wall time that never runs back, and a counter within it. A record is later than all that
 * its writer had seen, whatever the machine's clock did meanwhile.
 */
export interface Stamp {
  /** Milliseconds since 1970 UTC. */
  readonly time: number;
  readonly count: number;
}

export const FIRST_STAMP: Stamp = { time: 0, count: 0 };
export const MAX_COUNT = 2 ** 32;

export function compareStamps(a: Stamp, b: Stamp): number {
  return a.time - b.time || a.count - b.count;
}

/** Later than `last`, and no earlier than `now`. */
export function nextStamp(last: Stamp, now: number): Stamp {
  const time = Math.max(0, Math.floor(now));
  if (time > last.time) return { time, count: 0 };
  return last.count < MAX_COUNT ? { time: last.time, count: last.count + 1 } : { time: last.time + 1, count: 0 };
}

export function latest(a: Stamp, b: Stamp): Stamp {
  return compareStamps(a, b) < 0 ? b : a;
}
