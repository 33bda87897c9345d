import { keyMetric, type ProjectState } from '../../app/project/project.ts';
import type { Run, RunId } from '../../core/runs/run.ts';

/** A folder's state arranged for trees: who stands below whom, the newest first. */
export interface FolderIndex {
  readonly state: ProjectState;
  readonly keyMetric: string | undefined;
  readonly stores: readonly IndexedStore[];
  readonly runs: ReadonlyMap<RunId, Run>;
  /** True when kneepoint.yaml cannot be used: costs by its defaults would be wrong, so none are shown. */
  readonly configBroken: boolean;
}

export interface IndexedStore {
  readonly key: string;
  readonly kind: string;
  readonly identity: string;
  readonly consistent: boolean;
  readonly runs: readonly Run[];
  /** By name; runs that stand below no other run, the newest first. */
  readonly experiments: readonly IndexedExperiment[];
}

export interface IndexedExperiment {
  readonly id: string;
  readonly name: string;
  readonly runs: readonly Run[];
  readonly top: readonly Run[];
}

export function folderIndex(state: ProjectState): FolderIndex {
  const children = new Set([...state.tree.childrenOf.values()].flat().map((run) => run.id));
  const byStore = grouped(state.runs, ({ store }) => storeKey(store));
  return {
    state,
    keyMetric: keyMetric(state),
    stores: state.stores.map(({ kind, identity, consistent }) => {
      const key = storeKey({ kind, identity });
      const runs = byStore.get(key) ?? [];
      return { key, kind, identity, consistent, runs, experiments: experimentsOf(runs, children) };
    }),
    runs: new Map(state.runs.map((run) => [run.id, run])),
    configBroken: state.settings.diagnostics.some(({ severity }) => severity === 'error'),
  };
}

/** The newest first; runs without a start come last, then by name. */
export function newestFirst(runs: readonly Run[]): readonly Run[] {
  const at = (run: Run) => run.startedAt ?? Number.NEGATIVE_INFINITY;
  return [...runs].sort((a, b) => (at(a) === at(b) ? (a.name < b.name ? -1 : 1) : at(b) - at(a)));
}

function experimentsOf(runs: readonly Run[], children: ReadonlySet<RunId>): readonly IndexedExperiment[] {
  return [...grouped(runs, ({ experiment }) => experiment.id)]
    .map(([id, own]) => ({ id, name: own[0]!.experiment.name, runs: own, top: newestFirst(own.filter((run) => !children.has(run.id))) }))
    .sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1));
}

function storeKey({ kind, identity }: { readonly kind: string; readonly identity: string }): string {
  return `${kind}:${identity}`;
}

function grouped(runs: readonly Run[], keyOf: (run: Run) => string): ReadonlyMap<string, readonly Run[]> {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const key = keyOf(run);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [run]);
    else group.push(run);
  }
  return groups;
}
