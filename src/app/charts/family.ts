import type { CandidateFacts } from '../../core/candidates/facts.ts';

/** Words that people use for what kind of model a run is, the plainest first. */
const USUAL = [
  'family',
  'model_family',
  'model',
  'model_type',
  'model_name',
  'algorithm',
  'estimator',
  'classifier',
  'architecture',
  'arch',
  'backbone',
  'encoder',
];
const MOST_VALUES = 40;

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
  const varying = [...values]
    .filter(([, seen]) => seen.size > 1 && seen.size <= MOST_VALUES && ![...seen].every(isNumeric))
    .map(([name]) => name)
    .sort();
  return USUAL.find((name) => varying.includes(name)) ?? varying[0];
}

function isNumeric(value: string): boolean {
  return value.trim() !== '' && Number.isFinite(Number(value));
}
