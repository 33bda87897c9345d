import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run } from '../../core/runs/run.ts';

/**
 * Stores of one kind that hold runs of the same id, name and start: a copy, most likely, of which each run counts again. Ids alone do not
 * tell, for some tools count them from zero in every store.
 */
export function runsInTwoStores(runs: readonly Run[]): readonly Diagnostic[] {
  const first = new Map<string, Run>();
  const pairs = new Map<string, { readonly store: string; readonly other: string; runs: number }>();
  for (const run of runs) {
    if (run.startedAt === undefined) continue;
    const key = JSON.stringify([run.store.kind, run.nativeId, run.name, run.startedAt]);
    const known = first.get(key);
    if (known === undefined) first.set(key, run);
    else if (known.store.identity !== run.store.identity) note(pairs, run.store.identity, known.store.identity);
  }
  return [...pairs.values()].map(({ store, other, runs: count }) => ({
    severity: 'warning',
    code: 'runs-in-two-stores',
    file: store,
    args: { runs: count, other, path: store },
  }));
}

function note(pairs: Map<string, { readonly store: string; readonly other: string; runs: number }>, store: string, other: string): void {
  const key = JSON.stringify([store, other]);
  const known = pairs.get(key);
  if (known === undefined) pairs.set(key, { store, other, runs: 1 });
  else known.runs++;
}
