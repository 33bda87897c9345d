/** The word for what is not known: never 0, a dash, NaN or nothing. */
export const UNKNOWN = 'unknown';

/** Exponent of a value's leading decimal digit: 0 for 1 to 9.99, -3 for 0.0031. Exact, where a logarithm is not. */
export function exponentOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}

/** From here on doubles miss whole numbers and nobody counts digits: `1.5e15`. */
export const LARGE = 1e15;

/**
 * A number with this many decimals, thousands grouped, with a real minus sign and never a negative zero. Negative
 * decimals round to tens, hundreds … A large number has four digits and an exponent.
 */
export function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : UNKNOWN;
  if (Math.abs(value) >= LARGE) return exponential(value, LARGE_DIGITS);
  const size = nudged(Math.abs(value), decimals);
  const text = decimals >= 0 ? size.toFixed(Math.min(decimals, 20)) : wholeUnits(size, -decimals);
  return value < 0 && /[1-9]/.test(text) ? `−${grouped(text)}` : grouped(text);
}

/** A number rounded to significant digits, without trailing zeros; whole numbers keep all their digits. */
export function plain(value: number, digits: number): string {
  if (!Number.isFinite(value) || value === 0) return fixed(value, 0);
  const exponent = exponentOf(toDigits(value, digits));
  if (!(exponent >= -6 && exponent <= 14)) return exponential(value, digits);
  return withoutTrailingZeros(fixed(value, Math.max(0, digits - 1 - exponent)));
}

/** A value rounded to significant digits. */
export function toDigits(value: number, digits: number): number {
  return Number((value * (1 + NUDGE)).toPrecision(digits));
}

/** `12.00` → `12`, `4.10` → `4.1`; the zeros of an exponent are no such zeros. */
export function withoutTrailingZeros(text: string): string {
  return text.includes('.') && !text.includes('e') ? text.replace(/\.?0+$/, '') : text;
}

const LARGE_DIGITS = 4;
const NUDGE = 1e-13;

/** 2.1 × 1.95 is a little below 4.095 in binary; people round it to 4.10. Where the nudge itself would show, there is none. */
function nudged(size: number, decimals: number): number {
  const nudge = size * NUDGE;
  return nudge * Number(`1e${decimals}`) < 0.01 ? size + nudge : size;
}

/** As text throughout: the largest double, rounded, is none. */
function exponential(value: number, digits: number): string {
  const nudged = value * (1 + NUDGE);
  const [mantissa = '', exponent = ''] = (Number.isFinite(nudged) ? nudged : value).toExponential(digits - 1).split('e');
  return `${withoutTrailingZeros(mantissa)}e${exponent.replace('+', '')}`.replaceAll('-', '−');
}

function wholeUnits(value: number, zeros: number): string {
  const unit = Number(`1e${zeros}`);
  return (Math.round(value / unit) * unit).toFixed(0);
}

function grouped(text: string): string {
  const [whole = '', decimals] = text.split('.');
  const commas = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? commas : `${commas}.${decimals}`;
}
