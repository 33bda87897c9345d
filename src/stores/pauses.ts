import { quantileOfSorted } from '../core/numbers/quantile.ts';
import type { Interval } from '../core/runs/run.ts';

const MINUTE = 60_000;
/** Milliseconds; shorter runs are not looked at. */
export const LONG_RUN = 30 * MINUTE;
/** Milliseconds; shorter silences are none. */
export const SHORTEST_PAUSE = 15 * MINUTE;
/** In the run's median gap. */
const OUTLIER = 20;
/** Logging ten metrics after an epoch is one sign of life, not ten: 20 times this is the shortest pause. */
const ONE_SIGN = SHORTEST_PAUSE / OUTLIER;
/** Silences of nearly one length that come again are the run's own rhythm (a long evaluation), not pauses. */
const RHYTHM = { times: 3, spread: 1.5 };

/**
 * The pauses of a run by its signs of life, in milliseconds, in any order, equal ones included: between two of them more than 15 minutes
 * and more than 20 times the median gap apart lies a pause.
 */
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
