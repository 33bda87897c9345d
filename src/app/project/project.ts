import { candidatesOf } from '../../core/candidates/candidates.ts';
import type { CandidateFacts } from '../../core/candidates/facts.ts';
import { costRuns, type RunCost } from '../../core/ledgers/run-costs.ts';
import { isErrorName, meaningOf, type MetricMeaning } from '../../core/metrics/names.ts';
import type { RunChanges, StoreReader } from '../../core/ports/reader.ts';
import { SqlFileError } from '../../core/ports/sql.ts';
import type { PriceTable } from '../../core/prices/book.ts';
import { createSampler, type Sampler } from '../../core/quantity/sampler.ts';
import { defined } from '../../core/record/defined.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run, RunId } from '../../core/runs/run.ts';
import { runTree, type RunTree } from '../../core/runs/tree.ts';
import { matchesGlob } from '../../core/text/glob.ts';
import { openStores } from './open-stores.ts';
import { groupingOf, loadSettings, type Settings } from './settings.ts';
import type { Ports } from '../ports.ts';

/** What a folder holds at one moment: runs, their costs, settings, and what went wrong. Never changes. */
export interface ProjectState {
  readonly root: string;
  readonly settings: Settings;
  readonly stores: readonly { readonly kind: string; readonly identity: string; readonly runs: number; readonly consistent: boolean }[];
  readonly runs: readonly Run[];
  readonly tree: RunTree;
  readonly costs: ReadonlyMap<RunId, RunCost>;
  readonly diagnostics: readonly Diagnostic[];
  readonly readAt: number;
}

/** How far a refresh has come: stores read, of how many, and the runs in them. */
export interface ReadProgress {
  readonly stores: number;
  readonly of: number;
  readonly runs: number;
}

/** An opened folder. `refresh` reads what changed and gives a new state. */
export interface Project {
  refresh(progress?: (at: ReadProgress) => void): Promise<ProjectState>;
  /** Absolute paths whose change means that `refresh` has news; known after the first refresh. */
  readonly watch: () => readonly string[];
}

interface OpenStore {
  readonly reader: StoreReader;
  readonly runs: Map<RunId, Run>;
  /** The last answer, which knows the cursor to go on from. */
  last: RunChanges | undefined;
  consistent: boolean;
  diagnostics: readonly Diagnostic[];
}

export function openProject(root: string, table: PriceTable, ports: Ports): Project {
  let stores: ReadonlyMap<string, OpenStore> = new Map();
  return {
    async refresh(progress) {
      const settings = loadSettings(root, table, ports);
      const opened = await openStores(root, settings.config, ports);
      stores = new Map(
        opened.readers.map((reader) => {
          const key = `${reader.store.kind}:${reader.store.identity}`;
          return [key, stores.get(key) ?? { reader, runs: new Map(), last: undefined, consistent: true, diagnostics: [] }];
        }),
      );
      const all = [...stores.values()];
      for (const [at, store] of all.entries()) {
        progress?.({ stores: at, of: all.length, runs: all.reduce((sum, { runs }) => sum + runs.size, 0) });
        await update(store);
      }
      return stateOf(root, settings, all, opened.diagnostics, ports.clock());
    },
    watch: () => [ports.files.join(root, 'kneepoint.yaml'), ...[...stores.values()].flatMap((store) => store.reader.watch)],
  };
}

function storeFailure({ reader }: OpenStore): (error: unknown) => Diagnostic {
  return (error) => {
    if (!(error instanceof SqlFileError)) throw error;
    return { severity: 'warning', code: `store-${error.code}`, file: reader.store.identity, args: error.detail };
  };
}

/** A store that cannot be read now keeps what was known of it, with a word about it; the others go on. */
async function update(store: OpenStore): Promise<void> {
  const changes = await store.reader.list(store.last?.cursor).catch(storeFailure(store));
  if ('code' in changes) {
    store.diagnostics = [changes];
    return;
  }
  if (store.last === undefined) store.runs.clear();
  for (const id of changes.removed) store.runs.delete(id);
  for (const run of changes.changed) store.runs.set(run.id, run);
  store.last = changes;
  store.consistent = changes.consistent;
  store.diagnostics = changes.diagnostics;
}

function stateOf(
  root: string,
  settings: Settings,
  stores: readonly OpenStore[],
  found: readonly Diagnostic[],
  readAt: number,
): ProjectState {
  const runs = stores.flatMap((store) => [...store.runs.values()]);
  const rules = { rules: settings.config.hardware?.rules ?? [], default: settings.config.hardware?.default };
  return {
    root,
    settings,
    stores: stores.map(({ reader, runs: own, consistent }) => ({ ...reader.store, runs: own.size, consistent })),
    runs,
    tree: runTree(runs),
    costs: costRuns(runs, { book: settings.book, rules, pricesAt: settings.pricesAt }),
    diagnostics: [...settings.diagnostics, ...found, ...stores.flatMap((store) => store.diagnostics)],
    readAt,
  };
}

/** The sampler behind intervals that are shown; a decision states its own seed. */
export function viewSampler(): Sampler {
  return createSampler();
}

/** The leaf runs of the experiments that a question is about. */
export function questionRuns(state: ProjectState, experiments: readonly string[] | undefined): readonly Run[] {
  return state.runs.filter(
    (run) => state.tree.isLeaf(run.id) && (experiments === undefined || experiments.some((glob) => matchesGlob(glob, run.experiment.name))),
  );
}

/** What a metric means by the project's own words, else by its name. */
export function metricMeaning(settings: Settings): (metric: string) => MetricMeaning | undefined {
  const known = new Map<string, MetricMeaning | undefined>();
  return (metric) => {
    if (!known.has(metric)) known.set(metric, meaningIn(settings, metric));
    return known.get(metric);
  };
}

function meaningIn({ config }: Settings, metric: string): MetricMeaning | undefined {
  const named = meaningOf(metric);
  const said = new Map(Object.entries(config.metrics ?? {})).get(metric);
  if (said === undefined) return named;
  const merged = { unit: '1', ...named, ...defined({ goal: said.goal, unit: said.unit }) };
  return merged.goal === undefined ? named : { ...merged, goal: merged.goal };
}

/** Candidates of some leaf runs under the project's grouping. */
export function candidatesIn(state: ProjectState, runs: readonly Run[], ports: Pick<Ports, 'sha256'>): readonly CandidateFacts[] {
  return candidatesOf(runs, {
    ...groupingOf(state.settings.config),
    costs: state.costs,
    meaning: metricMeaning(state.settings),
    sha256: ports.sha256,
  });
}

/** The quality that comes first: what the configuration marks as key, else the first metric with a "max" name that most runs have. */
export function keyMetric(state: ProjectState): string | undefined {
  const configured = Object.entries(state.settings.config.metrics ?? {});
  const marked = configured.find(([, words]) => words.key === true) ?? configured[0];
  return marked?.[0] ?? commonestQuality(state);
}

function commonestQuality(state: ProjectState): string | undefined {
  const counts = new Map<string, number>();
  for (const run of state.runs) {
    for (const name of run.metrics.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const qualities = [...counts].filter(([name]) => !isErrorName(name) && meaningOf(name)?.unit === 'fraction');
  return qualities.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}
