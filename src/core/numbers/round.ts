/** Digits of every number that is written to a file or compared across machines. */
export const FILE_DIGITS = 6;

/** Rounds to significant decimal digits; `toPrecision` is exact by ECMA-262, so this is the same on every engine. */
export function roundSignificant(value: number, digits: number = FILE_DIGITS): number {
  return Number.isFinite(value) ? Number(value.toPrecision(digits)) : value;
}
