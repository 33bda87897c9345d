import { tellsFamilies, usualFirst } from '../../charts/family-words.ts';
import type { CandidateFacts } from '../../core/candidates/facts.ts';

/** The parameter that tells candidates into families: the first that varies and is a word, undefined when none is. */
export function familyParameter(candidates: readonly CandidateFacts[]): string | undefined {
  const values = new Map<string, Set<string>>();
  for (const { params } of candidates) {
    for (const [name, value] of Object.entries(params)) {
      const seen = values.get(name);
      if (seen === undefined) values.set(name, new Set([value]));
      else seen.add(value);
    }
  }
  const telling = [...values]
    .filter(([, seen]) => tellsFamilies([...seen]))
    .map(([name]) => name)
    .sort();
  return usualFirst(telling, (name) => name)[0];
}
