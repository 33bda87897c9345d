import type { Cell } from './number-text.ts';
import { numberOf } from './number-text.ts';

export interface WrittenTime {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** False for a text without a zone, which is taken for UTC. */
  readonly zoned: boolean;
}

/** ISO 8601, or a number since 1970 whose size tells its unit; undefined for anything else. */
export function timeOf(cell: Cell): WrittenTime | undefined {
  const number = numberOf(cell);
  if (number !== undefined) return sinceEpoch(number);
  return typeof cell === 'string' ? fromIso(cell.trim()) : undefined;
}

/**
 * From 2001 up to 2286, seconds, milliseconds, microseconds and nanoseconds have 10, 13, 16 and 19 digits before the point. What has another
 * number of them is none: `20260115103000` is a date in digits, not a time in the year 2612.
 */
function sinceEpoch(number: number): WrittenTime | undefined {
  const unit = UNITS.find(({ least }) => number >= least && number < 10 * least);
  return unit && { at: (number * unit.times) / unit.per, zoned: true };
}

const UNITS = [
  { least: 1e9, times: 1e3, per: 1 },
  { least: 1e12, times: 1, per: 1 },
  { least: 1e15, times: 1, per: 1e3 },
  { least: 1e18, times: 1, per: 1e6 },
];

const DAY = /^(\d{4})-(\d\d)-(\d\d)/;
const CLOCK = /^[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?/;
const ZONE = /^\s*(?:Z|UTC|([+-])(\d\d):?(\d\d)?)$/i;

function fromIso(text: string): WrittenTime | undefined {
  const day = DAY.exec(text);
  if (day === null) return undefined;
  const clock = CLOCK.exec(text.slice(10));
  const rest = text.slice(10 + (clock?.[0].length ?? 0));
  const zone = ZONE.exec(rest);
  if (zone === null && rest !== '') return undefined;
  const at = dayAt(day);
  return at === undefined ? undefined : { at: at + clockMs(clock) - zoneMs(zone), zoned: zone !== null };
}

/** Undefined for a day that no calendar has: Date.UTC would make the 2nd of March of a 30th of February. */
function dayAt([text, year, month, day]: RegExpExecArray): number | undefined {
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return new Date(at).toISOString().startsWith(text) ? at : undefined;
}

function clockMs(clock: RegExpExecArray | null): number {
  const [, hours = 0, minutes = 0, seconds = 0, fraction = ''] = clock ?? [];
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
}

function zoneMs(zone: RegExpExecArray | null): number {
  const [, sign = '+', hours = 0, minutes = 0] = zone ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
