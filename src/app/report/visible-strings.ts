import { visibleLines } from '../../core/text/visible.ts';

/** The same value with every text in it fit to be shown: a name that turns or hides letters would make the page say what is not so. */
export function visibleStrings<T>(value: T): T {
  return shown(value) as T;
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return visibleLines(value);
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shown(member)]));
}
