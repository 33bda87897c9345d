import { candidatesOf } from '../../core/candidates/candidates.ts';
import type { CandidateFacts } from '../../core/candidates/facts.ts';
import { type CostMemory, costRuns, type RunCost } from '../../core/ledgers/run-costs.ts';
import { type Goal, isErrorName, meaningOf, type MetricMeaning } from '../../core/metrics/names.ts';
import { noFractions } from '../../core/metrics/found-units.ts';
import { saidGoals } from '../../core/metrics/said-goals.ts';
import type { RunChanges, SeriesPoint, StoreReader } from '../../core/ports/reader.ts';
import type { PriceTable } from '../../core/prices/book.ts';
import { createSampler, type Sampler } from '../../core/quantity/sampler.ts';
import { defined } from '../../core/record/defined.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run, RunId } from '../../core/runs/run.ts';
import { runTree, type RunTree } from '../../core/runs/tree.ts';
import { matchesGlob } from '../../core/text/glob.ts';
import { joinTwins, NOTHING_SAID, type SaidOfPairs } from '../../core/twins/twins.ts';
import type { RunCache } from '../../storage/cache/run-cache.ts';
import { countedNames } from './counted-names.ts';
import { openStores, type OpenedStores, type OpenReaders } from './open-stores.ts';
import { remoteTracking } from './remote-tracking.ts';
import { tableOffers } from './table-offers.ts';
import { CONFIG_FILE, groupingOf, loadSettings, type Settings } from './settings.ts';
import { readFailure } from './read-failure.ts';
import { acceleratorCountsOfRuns } from './accelerator-counts.ts';
import { oddHardware } from './odd-hardware.ts';
import { placedMappings } from './placed-mappings.ts';
import { runsInTwoStores } from './runs-in-two-stores.ts';
import { seriesOf } from './series.ts';
import { unlikelyFractions } from './unlikely-fractions.ts';
import { unloggedMetrics } from './unlogged-metrics.ts';
import { unsaidReplicates } from './unsaid-replicates.ts';
import { unmatchedRules } from './unmatched-rules.ts';
import type { Ports } from '../ports.ts';

/** What a folder holds at one moment: runs, their costs, settings, and what went wrong. Never changes. */
export interface ProjectState {
  readonly root: string;
  readonly settings: Settings;
  readonly stores: readonly { readonly kind: string; readonly identity: string; readonly runs: number; readonly consistent: boolean }[];
  readonly runs: readonly Run[];
  readonly tree: RunTree;
  readonly costs: ReadonlyMap<RunId, RunCost>;
  /** Directions of metrics that the trackers themselves keep. */
  readonly goals: ReadonlyMap<string, Goal>;
  /** Of metrics whose values are no fractions, though their names say so. */
  readonly units?: ReadonlyMap<string, string> | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly freshness: Freshness;
  readonly readAt: number;
}

/** From the least to the most: as it was last time; looked at quickly, which may have missed something; read. */
const FRESHNESS = ['remembered', 'glanced', 'read'] as const;
export type Freshness = (typeof FRESHNESS)[number];

function leastFresh(all: readonly Freshness[]): Freshness {
  return FRESHNESS.find((freshness) => all.includes(freshness)) ?? 'read';
}

/** How far a refresh has come: stores read, of how many, and the runs in them. */
export interface ReadProgress {
  readonly stores: number;
  readonly of: number;
  readonly runs: number;
}

/** An opened folder. `refresh` reads what changed and gives a new state. */
export interface Project {
  refresh(options?: RefreshOptions): Promise<ProjectState>;
  /** Keeps what was read for the next time. Nothing is lost when it is not called. */
  remember(): Promise<void>;
  /** All values of a metric of a run, read now. Nothing where no open store has any. */
  series(run: Run, metric: string): Promise<readonly SeriesPoint[]>;
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
  freshness: Freshness;
  /** Counts the readings that changed some run. */
  version: number;
  /** Whether the cache has just this. */
  isRemembered: boolean;
}

/** Looks at everything again; or, when a watcher named what changed, at the stores that it belongs to alone. */
export interface RefreshOptions {
  readonly progress?: ((at: ReadProgress) => void) | undefined;
  /** Absolute paths. */
  readonly changed?: readonly string[] | undefined;
}

/** What outlives a reading of the stores. */
export interface ProjectMemory {
  /** What users said about records of two tools: whether they are of one run. */
  readonly pairs?: (() => SaidOfPairs) | undefined;
  /** The runs of last time, so that what did not change since is not read. */
  readonly cache?: RunCache | undefined;
}

export function openProject(
  root: string,
  table: PriceTable,
  ports: Ports,
  { pairs = () => NOTHING_SAID, cache }: ProjectMemory = {},
): Project {
  const open: OpenReaders = new Map();
  let stores: ReadonlyMap<StoreReader, OpenStore> = new Map();
  let opened: OpenedStores | undefined;
  let derived: Derived | undefined;
  let remembering: Promise<void> | undefined;
  const configPath = ports.files.join(root, CONFIG_FILE);
  let privatePath: string | undefined;
  const elsewhere = remoteTracking(ports.files);
  const offers = tableOffers(ports.files);

  const sweep = async (settings: Settings): Promise<OpenedStores> => {
    const found = await openStores(root, settings, ports, open);
    stores = new Map(found.readers.map((reader) => [reader, stores.get(reader) ?? openStore(reader, cache)]));
    return { ...found, diagnostics: [...found.diagnostics, ...elsewhere(root, found.programs), ...offers(root, found.tables)] };
  };
  const rememberAll = async (): Promise<void> => {
    if (cache === undefined) return;
    cache.keepOnly([...stores.keys()].map(({ store }) => store));
    for (const store of stores.values()) await remember(store, cache);
  };
  /** A store of which nothing is left is none any more. */
  const withoutGone = async (looked: readonly OpenStore[], settings: Settings, known: OpenedStores): Promise<OpenedStores> =>
    looked.some((store) => isGone(store, ports)) ? sweep(settings) : known;
  return {
    async refresh({ progress, changed } = {}) {
      const settings = loadSettings(root, table, ports);
      privatePath = settings.privatePath;
      const wanted: Wanted = { look: changed === undefined ? 'whole' : 'quick', isFirst: opened === undefined, progress };
      const named = changed?.includes(configPath) === true ? undefined : changed && storesOf(changed, root, [...stores.values()]);
      if (named === undefined || opened === undefined) opened = await sweep(settings);
      const due = named ?? [...stores.values()];
      await updateAll(due, wanted);
      opened = await withoutGone(due, settings, opened);
      derived = deriveAgain(derived, settings, [...stores.values()], pairs());
      return stateOf(root, settings, [...stores.values()], { opened, derived, readAt: ports.clock() });
    },
    remember() {
      remembering ??= rememberAll().finally(() => {
        remembering = undefined;
      });
      return remembering;
    },
    series: (run, metric) => seriesOf([...stores.keys()], run, metric),
    watch: () => [configPath, ...[privatePath ?? []].flat(), ...[...stores.keys()].flatMap((reader) => reader.watch)],
  };
}

function openStore(reader: StoreReader, cache: RunCache | undefined): OpenStore {
  const known = cache?.load(reader.store);
  if (known === undefined)
    return {
      reader,
      runs: new Map(),
      last: undefined,
      consistent: true,
      diagnostics: [],
      isRemembered: false,
      freshness: 'read',
      version: 0,
    };
  const { runs, ...rest } = known;
  return {
    reader,
    runs: new Map(runs.map((run) => [run.id, run])),
    last: { changed: [], removed: [], ...rest },
    ...rest,
    isRemembered: true,
    freshness: 'remembered',
    version: 0,
  };
}

/** A mix of two states is not worth keeping. */
async function remember(store: OpenStore, cache: RunCache): Promise<void> {
  const { reader, runs, last, consistent, diagnostics, isRemembered } = store;
  if (isRemembered || last === undefined || !consistent) return;
  await last.prepareCursor?.(cache.pause);
  const kept = await cache.save(reader.store, { runs: [...runs.values()], cursor: last.cursor, consistent, diagnostics });
  // It may have been read again meanwhile.
  if (store.last === last) store.isRemembered = kept;
}

function isGone({ reader }: OpenStore, { files }: Pick<Ports, 'files'>): boolean {
  return reader.watch.every((path) => files.stat(path) === undefined);
}

/** The stores that changed paths belong to; undefined when one of the project's belongs to none, so that a store may be new. */
function storesOf(changed: readonly string[], root: string, stores: readonly OpenStore[]): readonly OpenStore[] | undefined {
  const owners = changed.map((path) => ({
    path,
    found: stores.filter(({ reader }) => reader.watch.some((watched) => isWithin(path, watched))),
  }));
  if (owners.some(({ path, found }) => found.length === 0 && isWithin(path, root))) return undefined;
  return [...new Set(owners.flatMap(({ found }) => found))];
}

function isWithin(path: string, watched: string): boolean {
  return path === watched || path.startsWith(`${watched}/`) || path.startsWith(`${watched}\\`);
}

interface Wanted extends Pick<RefreshOptions, 'progress'> {
  readonly look: 'whole' | 'quick';
  readonly isFirst: boolean;
}

/** What is remembered is shown at once, and looked at by the next refresh. */
async function updateAll(due: readonly OpenStore[], { look, isFirst, progress }: Wanted): Promise<void> {
  for (const [at, store] of due.entries()) {
    progress?.({ stores: at, of: due.length, runs: due.reduce((sum, { runs }) => sum + runs.size, 0) });
    if (!isFirst || store.freshness !== 'remembered') await update(store, look);
  }
}

/** A quick look first, where a watcher named the store and its reader has one. */
async function changesOf(store: OpenStore, look: 'whole' | 'quick'): Promise<RunChanges> {
  const { reader, last } = store;
  const glanced = look === 'quick' && last !== undefined ? await reader.glance?.(last.cursor) : undefined;
  store.freshness = glanced === undefined ? 'read' : 'glanced';
  return glanced ?? reader.list(last?.cursor);
}

/** A store that cannot be read now keeps what was known of it, with a word about it; the others go on. */
async function update(store: OpenStore, look: 'whole' | 'quick'): Promise<void> {
  const { identity } = store.reader.store;
  const changes = await changesOf(store, look).catch((error: unknown) => readFailure(identity, error));
  if ('code' in changes) {
    store.diagnostics = [changes];
    return;
  }
  if (store.last === undefined) store.runs.clear();
  for (const id of changes.removed) store.runs.delete(id);
  for (const run of changes.changed) store.runs.set(run.id, run);
  store.last = changes;
  if (changes.changed.length > 0 || changes.removed.length > 0) {
    store.isRemembered = false;
    store.version++;
  }
  store.consistent = changes.consistent;
  store.diagnostics = changes.diagnostics;
}

/** What is computed from all runs together. */
interface Derived extends Pick<ProjectState, 'runs' | 'tree' | 'costs' | 'goals' | 'units'> {
  /** What of the runs themselves is to be told. */
  readonly told: readonly Diagnostic[];
  /** Of what it was computed. */
  readonly of: string;
  readonly pricing: Pricing;
}

/** What the costs were computed by, and of the single runs. */
interface Pricing {
  readonly by: string;
  readonly memory: CostMemory;
}

/** Computed anew only when a run, the configuration or a word of a user changed: a refresh that finds nothing costs nothing. */
function deriveAgain(before: Derived | undefined, settings: Settings, stores: readonly OpenStore[], pairs: SaidOfPairs): Derived {
  const versions = stores.map(({ reader: { store }, version }) => [store.kind, store.identity, version]);
  const by = JSON.stringify([settings.config, settings.book.digest, settings.pricesAt]);
  const of = JSON.stringify([versions, by, pairs]);
  if (before?.of === of) return before;
  const runs = joinTwins(
    stores.flatMap((store) => [...store.runs.values()]),
    pairs,
  );
  const { rules = [], default: fallback } = settings.config.hardware ?? {};
  const tree = runTree(runs);
  const inputs = { book: settings.book, rules: { rules, default: fallback }, pricesAt: settings.pricesAt, tree };
  const pricing = before?.pricing.by === by ? before.pricing : { by, memory: new WeakMap() };
  const costs = costRuns(runs, inputs, pricing.memory);
  const odd = noFractions(runs, (metric) => unitSaid(settings, metric) !== undefined);
  const units = new Map(odd.flatMap(({ metric, unit }) => (unit === undefined ? [] : [[metric, unit]])));
  const told = [
    ...oddHardware(runs, settings.book),
    ...acceleratorCountsOfRuns(runs, settings),
    ...runsInTwoStores(runs),
    ...unlikelyFractions(settings, odd),
    ...unsaidReplicates(settings.config, runs, tree),
  ];
  return { of, pricing, runs, tree, costs, goals: saidGoals(runs), units, told };
}

interface Moment {
  readonly opened: OpenedStores;
  readonly derived: Derived;
  readonly readAt: number;
}

function stateOf(root: string, settings: Settings, stores: readonly OpenStore[], { opened, derived, readAt }: Moment): ProjectState {
  const { of: _, pricing: __, told, ...whole } = derived;
  return {
    root,
    settings,
    stores: stores.map(({ reader, runs: own, consistent }) => ({ ...reader.store, runs: own.size, consistent })),
    ...whole,
    diagnostics: [
      ...settings.diagnostics,
      ...unloggedMetrics(settings, whole.runs),
      ...unmatchedRules(settings, whole.runs),
      ...opened.diagnostics,
      ...told,
      ...placedMappings(
        settings,
        stores.flatMap((store) => store.diagnostics),
      ),
    ],
    freshness: leastFresh(stores.map((store) => store.freshness)),
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

type Meant = Pick<ProjectState, 'settings' | 'goals' | 'units'>;

/** What a metric means by the project's own words, else by its tracker's, else by its name. */
export function metricMeaning(state: Meant): (metric: string) => MetricMeaning | undefined {
  const known = new Map<string, MetricMeaning | undefined>();
  return (metric) => {
    if (!known.has(metric)) known.set(metric, meaningIn(state, metric));
    return known.get(metric);
  };
}

function unitSaid({ config }: Pick<Settings, 'config'>, metric: string): string | undefined {
  return new Map(Object.entries(config.metrics ?? {})).get(metric)?.unit;
}

function meaningIn({ settings, goals, units }: Meant, metric: string): MetricMeaning | undefined {
  const named = meaningOf(metric);
  const said = new Map(Object.entries(settings.config.metrics ?? {})).get(metric);
  const goal = said?.goal ?? goals.get(metric);
  const unit = said?.unit ?? units?.get(metric);
  if (goal === undefined && unit === undefined) return named;
  const merged = { unit: '1', ...named, ...defined({ goal, unit }) };
  return merged.goal === undefined ? named : { ...merged, goal: merged.goal };
}

/** Candidates of some leaf runs under the project's grouping. */
export function candidatesIn(state: ProjectState, runs: readonly Run[], ports: Pick<Ports, 'sha256'>): readonly CandidateFacts[] {
  return candidatesOf(runs, {
    ...groupingOf(state.settings.config),
    costs: state.costs,
    meaning: metricMeaning(state),
    sha256: ports.sha256,
  });
}

/** The quality that comes first: what the configuration marks as key, else the commonest one that a tracker or its name makes a quality. */
export function keyMetric(state: ProjectState): string | undefined {
  const logged = countedNames(state.runs, ({ metrics }) => metrics.keys());
  const configured = Object.entries(state.settings.config.metrics ?? {}).filter(([name]) => logged.has(name));
  const marked = configured.find(([, words]) => words.key === true) ?? configured[0];
  return marked?.[0] ?? [...logged.keys()].find((name) => isQuality(name, state));
}

function isQuality(name: string, { goals }: ProjectState): boolean {
  return !isErrorName(name) && (goals.has(name) || meaningOf(name)?.unit === 'fraction');
}
