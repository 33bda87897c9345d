/** The word for what is not known: never 0, a dash, NaN or nothing. */
export const UNKNOWN = 'unknown';

/** Exponent of a value's leading decimal digit: 0 for 1 to 9.99, -3 for 0.0031. Exact, where a logarithm is not. */
export function exponentOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}

/**
 * A number with this many decimals, thousands grouped, with a real minus sign and never a negative zero. Negative
 * decimals round to tens, hundreds …
 */
export function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : UNKNOWN;
  const size = Math.abs(nudged(value));
  const text = decimals >= 0 ? size.toFixed(Math.min(decimals, 20)) : wholeUnits(size, -decimals);
  if (text.includes('e')) return value < 0 ? `−${text}` : text;
  return value < 0 && /[1-9]/.test(text) ? `−${grouped(text)}` : grouped(text);
}

/** A number rounded to significant digits, without trailing zeros; whole numbers keep all their digits. */
export function plain(value: number, digits: number): string {
  if (!Number.isFinite(value) || value === 0) return fixed(value, 0);
  const rounded = toDigits(value, digits);
  const exponent = exponentOf(rounded);
  if (exponent < -6 || exponent > 14) return rounded.toExponential().replaceAll('-', '−').replace('e+', 'e');
  return withoutTrailingZeros(fixed(value, Math.max(0, digits - 1 - exponent)));
}

/** A value rounded to significant digits. */
export function toDigits(value: number, digits: number): number {
  return Number(nudged(value).toPrecision(digits));
}

/** `12.00` → `12`, `4.10` → `4.1`. */
export function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** 2.1 × 1.95 is a little below 4.095 in binary; people round it to 4.10. */
function nudged(value: number): number {
  return value * (1 + 1e-13);
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
