import type { Run, RunId, TwinRule } from '../../core/runs/run.ts';
import type { ProjectState } from '../project/project.ts';

/** What one run could be joined with or taken apart from. */
export interface Counterparts {
  /** Records that are counted as this run, in other stores. */
  readonly twins: readonly { readonly id: RunId; readonly rule: TwinRule }[];
  /** Runs that may be the same, the likeliest first: of other trackers, then by how near they start. */
  readonly others: readonly Run[];
}

const MOST_OTHERS = 300;

export function counterpartsOf({ runs }: ProjectState, id: RunId): Counterparts | undefined {
  const run = runs.find((one) => one.id === id);
  if (run === undefined) return undefined;
  const rank = (other: Run) => (other.store.kind === run.store.kind ? 1 : 0);
  const others = runs
    .filter((other) => other.id !== id)
    .sort((a, b) => rank(a) - rank(b) || apart(a, run) - apart(b, run) || compare(a.id, b.id));
  return { twins: run.twins ?? [], others: others.slice(0, MOST_OTHERS) };
}

/** Numbers that sort, for runs without a start too. */
function apart(a: Run, b: Run): number {
  return a.startedAt === undefined || b.startedAt === undefined ? Number.MAX_VALUE : Math.abs(a.startedAt - b.startedAt);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
