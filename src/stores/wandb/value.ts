import { JSON_FORM } from './items.ts';
import { parseJson } from './json.ts';
import { utf8 } from './utf8.ts';
import { double, varintAt, zigzag } from './wire.ts';

/** Longer values are whole tables: no number, and not looked at. */
const LONGEST = 1024 * 1024;

/** The value of an item as JSON would have it; undefined for one that cannot be read. */
export function valueOf(bytes: Uint8Array, start: number, end: number, form: number): unknown {
  if (end - start > LONGEST) return null;
  switch (form) {
    case JSON_FORM:
    case 8:
      return parseJson(utf8(bytes, start, end));
    case 3:
      return null;
    case 4:
      return varintAt(bytes, start, end) !== 0;
    case 5:
      return zigzag(bytes, start, end);
    case 6:
      return double(bytes, start);
    default:
      return utf8(bytes, start, end);
  }
}

/** A plain whole number that stands there as JSON text; undefined for everything else. */
export function wholeNumber(bytes: Uint8Array, start: number, end: number): number | undefined {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = bytes[at]! - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return start < end ? value : undefined;
}
