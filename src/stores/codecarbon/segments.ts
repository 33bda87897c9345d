import type { Interval } from '../../core/runs/run.ts';

/** Ends are written in whole seconds, so that one and the same start comes out up to a second apart. */
const APART = 2000;

/**
 * Adds what one more row tells of when a run was tracked. A flush writes the time since the start once more, longer; a tracker that was
 * stopped and started again writes the time since it was started again.
 */
export function withRow(segments: readonly Interval[], row: Interval): readonly Interval[] {
  const last = segments.at(-1);
  if (last === undefined || row.start >= last.end - APART) return [...segments, row];
  if (row.start >= last.start - APART && row.end >= last.end) return [...segments.slice(0, -1), row];
  return [...segments.slice(0, -1), { start: Math.min(last.start, row.start), end: Math.max(last.end, row.end) }];
}

/** The stretches between them. */
export function pausesBetween(segments: readonly Interval[]): readonly Interval[] {
  return segments.slice(1).flatMap(({ start }, at) => {
    const { end } = segments[at]!;
    return start - end > APART ? [{ start: end, end: start }] : [];
  });
}
