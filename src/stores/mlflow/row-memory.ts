import type { Draft, RunRow } from './draft.ts';
import type { Experiments } from './run-rows.ts';

/** Rows of the `runs` table as they were read last, and what stood around them: comparing them takes a fraction of the time that making runs of them takes. */
export interface RowMemory {
  readonly experiments: Experiments;
  /** By id, of all runs that are there and not deleted. */
  readonly rows: ReadonlyMap<string, RunRow>;
}

export function rowMemory(experiments: Experiments, drafts: readonly Draft[]): RowMemory {
  return { experiments, rows: new Map(drafts.map(({ nativeId, row }) => [nativeId, row])) };
}

/** Whether a row says what it said before. Blobs never do, and no run has one. */
export function isSameRow(before: RunRow, now: RunRow): boolean {
  for (let at = 0; at < now.length; at++) if (before[at] !== now[at]) return false;
  return true;
}

/** Experiments that are new, gone, renamed or deleted. */
export function changedExperiments(before: Experiments, now: Experiments): ReadonlySet<string> {
  const all = new Set([...before.keys(), ...now.keys()]);
  return new Set([...all].filter((id) => nameOf(before, id) !== nameOf(now, id)));
}

function nameOf(experiments: Experiments, id: string): string | undefined {
  const experiment = experiments.get(id);
  return typeof experiment === 'object' ? `named ${experiment.name}` : experiment;
}
