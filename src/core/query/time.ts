import type { TimeLiteral } from './query.ts';

const TIME = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?([Zz]|[+-]\d{2}:\d{2})?)?$/;
const DAY_MS = 86_400_000;

/** An ISO date or time as the stretch it names: `2026-11-20` the whole day, `2026-11-20T14:03` that minute. UTC unless it has an offset. */
export function timeLiteral(text: string): TimeLiteral | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(date).toISOString().slice(0, 10) !== text.slice(0, 10)) return undefined;
  const clock = clockMs(hour, minute, second, fraction);
  const offset = offsetMs(zone);
  if (clock === undefined || offset === undefined) return undefined;
  const from = date + clock - offset;
  return { kind: 'time', text, from, until: from + precisionMs(hour, second, fraction) };
}

type Digits = string | undefined;

function clockMs(hour: Digits = '0', minute: Digits = '0', second: Digits = '0', fraction: Digits = '0'): number | undefined {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction.padEnd(3, '0'));
}

function offsetMs(zone: Digits): number | undefined {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function precisionMs(hour: Digits, second: Digits, fraction: Digits): number {
  if (hour === undefined) return DAY_MS;
  if (second === undefined) return 60_000;
  return fraction === undefined ? 1000 : [100, 10, 1][fraction.length - 1]!;
}
