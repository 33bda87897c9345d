/** The first place, in the order of the derived value's keys, at which a stated value differs from a derived one. */
export interface Difference {
  readonly path: string;
  readonly stated: string;
  readonly derived: string;
}

export function firstDifference(stated: unknown, derived: unknown, path = ''): Difference | undefined {
  if (Object.is(stated, derived)) return undefined;
  if (!isObject(stated) || !isObject(derived) || Array.isArray(stated) !== Array.isArray(derived)) {
    return { path, stated: shown(stated), derived: shown(derived) };
  }
  for (const key of new Set([...Object.keys(derived), ...Object.keys(stated)])) {
    const inside = firstDifference(stated[key], derived[key], path === '' ? key : `${path}.${key}`);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  const text = value === undefined ? 'absent' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
