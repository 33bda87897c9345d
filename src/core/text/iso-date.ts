import type { Clock } from '../ports/clock.ts';

/** A time in UTC, `2026-11-20T14:03:00.000Z`; undefined for none or one outside the calendar's range. */
export function isoTime(at: number | undefined): string | undefined {
  return at !== undefined && Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : undefined;
}

/** The UTC day of a time, `2026-11-20`; undefined for none or one outside the years 0 to 9999. */
export function isoDate(at: number | undefined): string | undefined {
  return /^(\d{4}-\d\d-\d\d)T/.exec(isoTime(at) ?? '')?.[1];
}

/** The UTC day of now. */
export function today(clock: Clock): string {
  return isoDate(clock()) ?? '1970-01-01';
}
