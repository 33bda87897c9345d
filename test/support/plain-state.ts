import type { UserState } from '../../src/storage/records/user-state.ts';

/** A state as JSON has it, without what is empty. */
export function plainState({ notes, stars, labels, hidden, filters, merges }: UserState): Record<string, unknown> {
  const all = {
    notes: Object.fromEntries(notes),
    stars: [...stars],
    labels: Object.fromEntries(labels),
    hidden: [...hidden],
    filters: Object.fromEntries(filters),
    merges,
  };
  return Object.fromEntries(Object.entries(all).filter(([, part]) => Object.keys(part).length > 0));
}
