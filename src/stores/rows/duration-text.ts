import type { Cell } from './number-text.ts';
import { numberOf } from './number-text.ts';

const DAYS = /^(\d+)\s*days?(?:,?\s*|$)/;
const CLOCK = /^\+?(\d+):([0-5]\d):([0-5]\d(?:\.\d+)?)$/;

/** A number in the given unit, or Python's and pandas' `0 days 01:02:03.5` and `1:02:03`; undefined for anything else. */
export function secondsOf(cell: Cell, unitSeconds: number, decimal: '.' | ',' = '.'): number | undefined {
  const number = numberOf(cell, decimal);
  if (number !== undefined) return Number.isFinite(number) && number >= 0 ? number * unitSeconds : undefined;
  const text = String(cell).trim();
  const days = DAYS.exec(text);
  if (days === null) return clockSeconds(text);
  const clock = text.slice(days[0].length);
  const seconds = clock === '' ? 0 : clockSeconds(clock);
  return seconds === undefined ? undefined : Number(days[1]) * 86_400 + seconds;
}

function clockSeconds(text: string): number | undefined {
  const parts = CLOCK.exec(text)?.slice(1).map(Number) as [number, number, number] | undefined;
  return parts && parts[0] * 3600 + parts[1] * 60 + parts[2];
}
