import { UNKNOWN } from './digits.ts';

/** A time in UTC to the minute, as tables show it: `2026-11-20 14:03`. */
export function formatDate(at: number | undefined): string {
  if (at === undefined || !(Math.abs(at) <= 8.64e15)) return UNKNOWN;
  return new Date(at).toISOString().replace(/^(.+)T(\d\d:\d\d).*$/, '$1 $2');
}
