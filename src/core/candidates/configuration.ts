import type { Sha256 } from '../ports/digest.ts';
import type { Run } from '../runs/run.ts';
import { canonicalJson } from '../text/canonical-json.ts';
import { evaluationKey, evaluationOf } from './evaluation.ts';

export interface GroupingRules {
  /** `params` stands for all parameters but those of `replicatesOver`. */
  readonly groupBy: readonly string[];
  readonly replicatesOver: readonly string[];
}

/** Runs that differ only in what replicates may differ in. */
export interface ConfigurationGroup {
  readonly id: string;
  readonly name: string;
  readonly params: ReadonlyMap<string, string>;
  readonly replicates: readonly Run[];
}

/** Groups runs into configurations, in the order of their first run; names are made unique. */
export function groupConfigurations(runs: readonly Run[], rules: GroupingRules, sha256: Sha256): readonly ConfigurationGroup[] {
  const groups = new Map<string, { params: ReadonlyMap<string, string>; replicates: Run[] }>();
  for (const run of runs) {
    const params = groupingParams(run, rules);
    const key = canonicalJson([
      run.store.kind,
      run.store.identity,
      run.experiment.name,
      evaluationKey(evaluationOf(run)),
      [...params].sort(),
      ...apartBy(run),
    ]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { params, replicates: [run] });
    else group.replicates.push(run);
  }
  const varying = varyingKeys([...groups.values()].map((group) => group.params));
  const named = [...groups].map(([key, { params, replicates }]) => ({
    id: sha256(key).slice(0, 12),
    name: commonName(replicates) ?? describe(params, varying),
    params,
    replicates,
  }));
  return uniquelyNamed(named);
}

function groupingParams(run: Run, { groupBy, replicatesOver }: GroupingRules): ReadonlyMap<string, string> {
  const all = groupBy.includes('params');
  const replicate = new Set(replicatesOver.map((key) => key.toLowerCase()));
  const isReplicate = (key: string) => replicate.has(key.toLowerCase()) || replicate.has(lastSegment(key));
  return new Map([...run.params].filter(([key]) => (all ? !isReplicate(key) && !key.startsWith('kneepoint.') : groupBy.includes(key))));
}

/**
 * Runs that say no parameter at all may be anything: they are replicates only where their names say so, as `net-seed1` and `net-seed2`.
 */
function apartBy(run: Run): readonly string[] {
  if ([...run.params.keys()].some((key) => !key.startsWith('kneepoint.'))) return [];
  return SAID_REPLICATE.test(run.name) ? [run.name.replace(SAID_REPLICATE, '')] : [run.id];
}

const SAID_REPLICATE = /[-_ .](?:seed|fold|rep|s|f)[-_=]?\d+$/i;

function lastSegment(key: string): string {
  return key.slice(Math.max(key.lastIndexOf('/'), key.lastIndexOf('.')) + 1).toLowerCase();
}

const REPLICATE_SUFFIX = /[-_ .]+(?:seed|fold|rep|s|f)?[-_=]?\d+$/i;

/** The name that all replicates share once a trailing `-s1`, `_seed=3` or `-fold2` is taken off. */
function commonName(replicates: readonly Run[]): string | undefined {
  const [first, ...rest] = replicates;
  if (first === undefined || first.name === '') return undefined;
  if (rest.length === 0) return first.name;
  if (rest.every((run) => run.name === first.name)) return first.name;
  const stem = first.name.replace(REPLICATE_SUFFIX, '');
  return stem !== '' && rest.every((run) => run.name.replace(REPLICATE_SUFFIX, '') === stem) ? stem : undefined;
}

/** Replicates of which nothing says that they are: their names differ, and no seed or fold does. */
export function areReplicatesUnsaid({ replicates, params }: ConfigurationGroup): boolean {
  if (replicates.length < 2 || commonName(replicates) !== undefined) return false;
  const others = replicates.map((run) => JSON.stringify([...run.params].filter(([key]) => !params.has(key)).sort()));
  return new Set(others).size === 1;
}

function varyingKeys(all: readonly ReadonlyMap<string, string>[]): readonly string[] {
  const keys = new Set(all.flatMap((params) => [...params.keys()]));
  return [...keys].filter((key) => new Set(all.map((params) => params.get(key))).size > 1).sort();
}

function describe(params: ReadonlyMap<string, string>, varying: readonly string[]): string {
  const parts = varying.filter((key) => params.has(key)).map((key) => `${key}=${params.get(key)}`);
  return parts.length === 0 ? 'configuration' : parts.slice(0, 4).join(' ');
}

function uniquelyNamed(groups: readonly ConfigurationGroup[]): readonly ConfigurationGroup[] {
  const count = new Map<string, number>();
  for (const { name } of groups) count.set(name, (count.get(name) ?? 0) + 1);
  return groups.map((group) => (count.get(group.name) === 1 ? group : { ...group, name: `${group.name} #${group.id.slice(0, 4)}` }));
}
