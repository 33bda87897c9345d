import { isRecord } from '../../core/record/is-record.ts';
/** Nested deeper than this is nobody's configuration, and walking it would not end well. */
const DEEPEST = 64;

/**
 * JSON as W&B writes it, where NaN and the infinities stand bare (Python's encoder) or as texts (wandb-core's): both come out as
 * texts. Undefined for what is no JSON.
 */
export function parseJson(text: string): unknown {
  if (NUMBER.test(text)) return Number(text);
  const value = strict(text) ?? strict(text.replace(TOKENS, (token) => (token.startsWith('"') ? token : `"${token}"`)));
  return isShallow(value) ? value : undefined;
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?Infinity|NaN/g;

function strict(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function isShallow(value: unknown, levels = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}

/** A number, also one of those that JSON has no word for; undefined for everything else. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : undefined;
}

/**
 * The leaves of a value by their names, dotted unless said otherwise. Media, tables and histograms are objects with a `_type` of their
 * own: no leaves of the run's.
 */
export function eachLeaf(name: string, value: unknown, visit: (name: string, leaf: unknown) => void, separator = '.'): void {
  if (!isRecord(value)) return visit(name, value);
  if (typeof value['_type'] === 'string') return;
  for (const [key, inner] of Object.entries(value)) eachLeaf(`${name}${separator}${key}`, inner, visit, separator);
}
