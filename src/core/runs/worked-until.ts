import type { Interval } from './run.ts';

/**
 * Milliseconds that a run had worked until a moment: pauses do not count. What comes after the last interval does, for a run under way has been seen to
 * its last sign of life only.
 */
export function workedUntil(intervals: readonly Interval[], at: number): number {
  const last = intervals.at(-1)?.end ?? at;
  return intervals.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, at) - start), 0) + Math.max(0, at - last);
}
