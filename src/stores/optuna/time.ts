/** A time as it stands in a store, in milliseconds since 1970; read as UTC where it does not say its zone. */
export interface WrittenTime {
  readonly at: number;
  readonly zoned: boolean;
}

const TIME = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?$/;
const SECONDS = 'YYYY-MM-DD HH:MM:SS'.length;

/** Python's `isoformat`, which SQLAlchemy writes with a blank. Undefined for anything else, a 30th of February too. */
export function readTime(text: string): WrittenTime | undefined {
  if (!TIME.test(text)) return undefined;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const [hours, minutes, seconds] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  // A day beyond its month would have rolled over, and two digits of a year into the last century.
  if (date.getUTCDate() !== day || date.getUTCMonth() !== month - 1 || date.getUTCFullYear() !== year) return undefined;
  const zone = zoneAt(text);
  const fraction = text[SECONDS] === '.' ? Number(`0${text.slice(SECONDS, zone)}`) * 1000 : 0;
  return { at: midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction - ahead(text.slice(zone)), zoned: zone < text.length };
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

/** Where the zone begins: at the end when there is none. */
function zoneAt(text: string): number {
  let at = SECONDS;
  while (at < text.length && (text[at] === '.' || (text[at]! >= '0' && text[at]! <= '9'))) at++;
  return at;
}

function ahead(zone: string): number {
  if (zone.length < 5) return 0;
  const minutes = digits(zone, 1, 3) * 60 + digits(zone, zone.length - 2, zone.length);
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
