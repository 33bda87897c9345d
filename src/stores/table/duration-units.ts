import type { DurationKey } from './column-words.ts';

/** Seconds in one of what a duration column counts. */
export const DURATION_UNITS: readonly (readonly [key: DurationKey, seconds: number])[] = [
  ['durationSeconds', 1],
  ['durationMinutes', 60],
  ['durationHours', 3600],
  ['durationMs', 0.001],
];
