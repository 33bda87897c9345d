import type { Run } from './run.ts';

/** What a run says of itself under a key, by a tag or else a parameter. Trackers write an empty text for a variable that is not set: it says nothing. */
export function said({ tags, params }: Pick<Run, 'tags' | 'params'>, key: string): string | undefined {
  return tags.get(key) || params.get(key) || undefined;
}
