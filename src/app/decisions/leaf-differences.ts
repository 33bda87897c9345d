/** A place in a nested value at which two versions differ, as text for a reader. */
export interface LeafDifference {
  readonly topic: string;
  readonly before: string;
  readonly after: string;
}

/** Every leaf that differs, by its dotted path; what one side lacks is `none`. */
export function leafDifferences(before: unknown, after: unknown, topic: string): readonly LeafDifference[] {
  if (Object.is(before, after)) return [];
  if (isObject(before) || isObject(after)) {
    const [old, now] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
    if (isObject(before) === isObject(after) || before === undefined || after === undefined) {
      return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key) =>
        leafDifferences(old[key], now[key], `${topic}.${key}`),
      );
    }
  }
  return [{ topic, before: shown(before), after: shown(after) }];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  if (value === undefined || value === '') return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
