import { isoTime } from '../text/iso-date.ts';
import { UNKNOWN } from './digits.ts';

/** A time in UTC to the minute, as tables show it: `2026-11-20 14:03`. */
export function formatDate(at: number | undefined): string {
  return isoTime(at)?.replace(/^(.+)T(\d\d:\d\d).*$/, '$1 $2') ?? UNKNOWN;
}
