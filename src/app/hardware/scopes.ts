import { HOST_KEYS, matchesRule, resolveHardware } from '../../core/hardware/resolve.ts';
import { machineFinder } from '../../core/hardware/recorded.ts';
import type { HardwareRule, HardwareRules } from '../../core/hardware/rule.ts';
import type { Run } from '../../core/runs/run.ts';
import type { ProjectState } from '../project/project.ts';
import { namePattern } from './name-pattern.ts';

/** What somebody wants to say the hardware of; nothing: of whatever has none. */
export interface About {
  readonly run?: string | undefined;
  readonly experiment?: string | undefined;
  readonly store?: string | undefined;
}

export const SCOPE_KINDS = ['experiment', 'store', 'name', 'host', 'default'] as const;

/** Runs that one rule could speak of. */
export interface Scope {
  readonly kind: (typeof SCOPE_KINDS)[number];
  /** As a rule has it; undefined for the default. */
  readonly when?: Readonly<Record<string, string>>;
  /** Runs whose hardware the rule would decide; of these, runs whose hardware nothing says now. */
  readonly runs: number;
  readonly unpriced: number;
  /** A rule that is there would decide otherwise, so the new one has to stand before it. */
  readonly first: boolean;
}

/** The rules that could be made, the narrowest first; those that would decide nothing are left out. */
export function hardwareScopes(state: ProjectState, about: About): readonly Scope[] {
  const runs = state.runs.filter(({ id }) => state.tree.isLeaf(id));
  const count = counter(state, runs);
  const of = runs.find(({ id }) => id === about.run) ?? state.runs.find(({ id }) => id === about.run);
  const wanted = of === undefined ? general(runs, about, state) : ofRun(of);
  return [...wanted.map(({ kind, when }) => ({ kind, when, ...count(when) })), { kind: 'default' as const, ...count(undefined) }].filter(
    (scope) => scope.runs > 0,
  );
}

type Wanted = Required<Pick<Scope, 'kind' | 'when'>>;

function ofRun(run: Run): readonly Wanted[] {
  // A parameter may name the host as well, but no rule is made of one.
  const host = HOST_KEYS.find((tag) => (run.tags.get(tag) ?? '') !== '');
  return [
    { kind: 'name', when: { experiment: run.experiment.name, name: namePattern(run.name) } },
    ...(host === undefined ? [] : [{ kind: 'host' as const, when: { [`tag.${host}`]: run.tags.get(host)! } }]),
    { kind: 'experiment', when: { experiment: run.experiment.name } },
    { kind: 'store', when: { store: run.store.identity } },
  ];
}

/** Of what was asked about; of everything, where that is no run: what has runs without hardware comes first. */
function general(runs: readonly Run[], { experiment, store }: About, state: ProjectState): readonly Wanted[] {
  const lacking = runs.filter(({ id }) => isUnknown(state, id));
  const pool = lacking.length > 0 && experiment === undefined && store === undefined ? lacking : runs;
  const experiments = experiment === undefined ? distinct(pool.map((run) => run.experiment.name)) : [experiment];
  const stores = store === undefined ? (experiment === undefined ? distinct(pool.map((run) => run.store.identity)) : []) : [store];
  const byStore = stores.map((identity): Wanted => ({ kind: 'store', when: { store: identity } }));
  const byExperiment = experiments.map((name): Wanted => ({ kind: 'experiment', when: { experiment: name } }));
  return store === undefined ? [...byExperiment, ...byStore] : byStore;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort((a, b) => (a < b ? -1 : 1));
}

function isUnknown({ costs }: ProjectState, id: string): boolean {
  const hardware = costs.get(id)?.hardware;
  return hardware !== undefined && 'unknown' in hardware;
}

const NEW_SKU = '\0new';

/** Counts what a rule would decide, by asking with it. */
function counter(state: ProjectState, runs: readonly Run[]) {
  const find = machineFinder(state.settings.book);
  const { rules: known = [], default: fallback } = state.settings.config.hardware ?? {};
  return (when: Scope['when']): Pick<Scope, 'runs' | 'unpriced' | 'first'> => {
    const rule = when && ({ when, sku: NEW_SKU } satisfies HardwareRule);
    const others = known.filter((other) => when === undefined || JSON.stringify(other.when) !== JSON.stringify(when));
    const asked: HardwareRules =
      rule === undefined ? { rules: known, default: { sku: NEW_SKU } } : { rules: [rule, ...others], default: fallback };
    const decided = runs.filter(
      (run) => (rule === undefined || matchesRule(rule, run)) && skuOf(resolveHardware(run, asked, find)) === NEW_SKU,
    );
    return {
      runs: decided.length,
      unpriced: decided.filter(({ id }) => isUnknown(state, id)).length,
      first: rule !== undefined && decided.some((run) => others.some((other) => matchesRule(other, run))),
    };
  };
}

function skuOf(hardware: ReturnType<typeof resolveHardware>): string | undefined {
  return 'unknown' in hardware ? undefined : hardware.sku;
}
