import type { Run, RunId } from './run.ts';

/** Children by parent, and which runs are leaves; a parent that is not there, or a cycle, makes no child. */
export interface RunTree {
  readonly childrenOf: ReadonlyMap<RunId, readonly Run[]>;
  isLeaf(id: RunId): boolean;
  /** All leaves below a run, itself when it is one. */
  leavesOf(run: Run): readonly Run[];
}

export function runTree(runs: readonly Run[]): RunTree {
  const byId = new Map(runs.map((run) => [run.id, run]));
  const childrenOf = new Map<RunId, Run[]>();
  for (const run of runs) {
    const { parentId } = run;
    if (parentId === undefined || !byId.has(parentId) || isOwnAncestor(run, byId)) continue;
    const siblings = childrenOf.get(parentId);
    if (siblings === undefined) childrenOf.set(parentId, [run]);
    else siblings.push(run);
  }
  const leavesOf = (run: Run): readonly Run[] => {
    const children = childrenOf.get(run.id);
    return children === undefined ? [run] : children.flatMap(leavesOf);
  };
  return { childrenOf, isLeaf: (id) => !childrenOf.has(id), leavesOf };
}

function isOwnAncestor(run: Run, byId: ReadonlyMap<RunId, Run>): boolean {
  const seen = new Set<RunId>([run.id]);
  for (let at = run.parentId; at !== undefined; at = byId.get(at)?.parentId) {
    if (seen.has(at)) return at === run.id;
    seen.add(at);
  }
  return false;
}
