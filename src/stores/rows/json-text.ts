/** What stands for a text that is no JSON, as JSON has a word for everything else. */
export const NOT_JSON: unique symbol = Symbol('not JSON');

/**
 * A JSON value as Python writes it: NaN and infinities, which JSON does not have, become their names, and integers of which a number
 * would lose digits become their digits.
 */
export function jsonValue(text: string): unknown {
  const value = LONG_INTEGER.test(text) ? NOT_JSON : parsed(text);
  return value === NOT_JSON ? parsed(text.replace(TOKENS, named)) : value;
}

const LONG_INTEGER = /(?<![\d.])\d{16}/;
const TOKENS = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?Infinity|NaN|-?\d[\d.eE+-]*/g;

function named(token: string): string {
  const isLong = /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
  return isLong || /^-?[IN]/.test(token) ? `"${token}"` : token;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return NOT_JSON;
    throw error;
  }
}
