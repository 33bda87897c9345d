export const NEWLINE = 10;
export const SPACE = 32;
const MINUS = 45;
const PLUS = 43;
const DOT = 46;
const ZERO = 48;
const EXPONENT = 101;

/** Where one is in some bytes. One object for a whole file: this is read a hundred million times. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

/** The number that the digits ahead make; moves behind them. NaN where there are none. */
export function readDigits(cursor: Cursor): number {
  const { bytes } = cursor;
  const start = cursor.at;
  let at = start;
  let number = 0;
  for (; at < bytes.length; at++) {
    const digit = bytes[at]! - ZERO;
    if (digit < 0 || digit > 9) break;
    number = number * 10 + digit;
  }
  cursor.at = at;
  return at === start ? Number.NaN : number;
}

/** Moves behind what Python prints for a finite number: `-0.5`, `12`, `1.5e-07`. False, and somewhere in it, when it is something else. */
export function skipDecimal(cursor: Cursor): boolean {
  const { bytes } = cursor;
  if (bytes[cursor.at] === MINUS) cursor.at++;
  if (!skipDigits(cursor)) return false;
  if (bytes[cursor.at] === DOT) {
    cursor.at++;
    if (!skipDigits(cursor)) return false;
  }
  if (bytes[cursor.at] !== EXPONENT) return true;
  const sign = bytes[++cursor.at];
  if (sign === MINUS || sign === PLUS) cursor.at++;
  return skipDigits(cursor);
}

function skipDigits(cursor: Cursor): boolean {
  const { bytes } = cursor;
  const start = cursor.at;
  let at = start;
  while (at < bytes.length && bytes[at]! >= ZERO && bytes[at]! <= ZERO + 9) at++;
  cursor.at = at;
  return at > start;
}

/** Byte by byte: numbers and blanks are the same in every encoding that a metric is written in. */
export function latin1(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + MAX_LINE)));
}

/** No line of MLflow is nearly as long. */
const MAX_LINE = 4096;
