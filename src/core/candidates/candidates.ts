import type { RunCost } from '../ledgers/run-costs.ts';
import { DEVIATION_SUFFIXES, ERROR_SUFFIXES, meaningOf, metricOfError, type MetricMeaning, SPLITS_SUFFIX } from '../metrics/names.ts';
import type { Sha256 } from '../ports/digest.ts';
import type { QuantityBasis } from '../quantity/basis.ts';
import { weakerBasis } from '../quantity/basis.ts';
import { defined } from '../record/defined.ts';
import type { UnknownReason } from '../quantity/unknown.ts';
import type { Run, RunId } from '../runs/run.ts';
import { groupConfigurations, type ConfigurationGroup, type GroupingRules } from './configuration.ts';
import { evaluationOf } from './evaluation.ts';
import type { CandidateFacts, Estimate, Evaluation, Serving, Training } from './facts.ts';
import { type ErrorClues, meanOfReplicates, metricEstimate } from './replicates.ts';
import { belongsToSetup, servingSetups, type ServingSetup } from './serving-setups.ts';

export interface CandidateInputs extends GroupingRules {
  readonly costs: ReadonlyMap<RunId, RunCost>;
  readonly meaning?: (metric: string) => MetricMeaning | undefined;
  readonly sha256: Sha256;
}

/** Stores such as event logs do not keep how a run ended; their runs count as ended, or there would be no candidate among them. */
export function hasEnded({ status }: Run): boolean {
  return status === 'finished' || status === 'unknown';
}

/**
 * Candidates of leaf runs: configuration × evaluation × serving set-up. Only runs that have ended are replicates; what a
 * failed run cost is in the ledgers, but it measured nothing.
 */
export function candidatesOf(leafRuns: readonly Run[], inputs: CandidateInputs): readonly CandidateFacts[] {
  return groupConfigurations(leafRuns.filter(hasEnded), inputs, inputs.sha256).flatMap((group) => ofConfiguration(group, inputs));
}

/** Facts are records, and are written and read as JSON: in that, this name is no name. */
function isPlainName(name: string): boolean {
  return name !== '__proto__';
}

function ofConfiguration(group: ConfigurationGroup, inputs: CandidateInputs): readonly CandidateFacts[] {
  const first = group.replicates[0]!;
  const names = new Set(group.replicates.flatMap((run) => [...run.metrics.keys()]).filter(isPlainName));
  const setups = servingSetups(names);
  const evaluation = evaluationOf(first);
  const shared = plainMetrics(group.replicates, names, evaluation, inputs.meaning ?? meaningOf);
  const training = trainingOf(group.replicates, inputs.costs);
  return (setups.length === 0 ? [undefined] : setups).map((setup) => ({
    id: setup?.batch === undefined ? group.id : `${group.id}-b${setup.batch}`,
    configuration: group.name,
    configurationId: group.id,
    params: Object.fromEntries([...group.params].filter(([name]) => isPlainName(name)).sort(([a], [b]) => (a < b ? -1 : 1))),
    evaluation,
    runs: group.replicates.map((run) => run.id),
    metrics: setup === undefined ? shared : { ...shared, ...setupMetrics(group.replicates, setup) },
    serving: servingOf(group.replicates, setup),
    training,
    ...(first.artifactUri === undefined ? {} : { artifact: first.artifactUri }),
  }));
}

type Metrics = Record<string, Estimate | UnknownReason>;

function plainMetrics(
  replicates: readonly Run[],
  names: ReadonlySet<string>,
  evaluation: Evaluation,
  meaning: (metric: string) => MetricMeaning | undefined,
): Metrics {
  const entries = [...names]
    .filter((name) => !belongsToSetup(name) && !isCompanion(name, names))
    .sort()
    .map((name) => [name, estimateOf(replicates, name, evaluation, meaning)] as const);
  return Object.fromEntries(entries);
}

function isCompanion(name: string, names: ReadonlySet<string>): boolean {
  const of = metricOfError(name);
  return of !== undefined && names.has(of);
}

function estimateOf(
  replicates: readonly Run[],
  name: string,
  evaluation: Evaluation,
  meaning: (metric: string) => MetricMeaning | undefined,
): Estimate | UnknownReason {
  const means = meaning(name);
  const values = finiteValues(replicates, name);
  if (replicates.some(({ metrics }) => !metrics.has(name))) return { unknown: 'metric-missing', about: name };
  if (values.length < replicates.length) return { unknown: 'metric-not-a-number', about: name };
  return metricEstimate(values, {
    ...errorsBeside(replicates, name),
    n: evaluation.n,
    proportion: means?.proportion === true,
    whole: means?.unit === 'percent' ? 100 : 1,
  });
}

/** What the runs report beside a metric of how certain it is. */
function errorsBeside(replicates: readonly Run[], name: string): Pick<ErrorClues, 'standardError' | 'deviation' | 'splits'> {
  const saidUnder = (suffixes: readonly string[]) => suffixes.flatMap((suffix) => finiteValues(replicates, name + suffix))[0];
  return { standardError: saidUnder(ERROR_SUFFIXES), deviation: saidUnder(DEVIATION_SUFFIXES), splits: saidUnder([SPLITS_SUFFIX]) };
}

function setupMetrics(replicates: readonly Run[], setup: ServingSetup): Metrics {
  const plain = [...setup.others, ['throughput_per_s', setup.throughput] as const];
  return Object.fromEntries(plain.map(([name, source]) => [name, measured(replicates, source)]));
}

function servingOf(replicates: readonly Run[], setup: ServingSetup | undefined): Serving {
  const throughputPerSecond = setup === undefined ? { unknown: 'no-throughput' as const } : measured(replicates, setup.throughput);
  return { ...(setup?.batch === undefined ? {} : { batch: setup.batch }), throughputPerSecond };
}

function measured(replicates: readonly Run[], name: string): Estimate | UnknownReason {
  const values = finiteValues(replicates, name);
  if (values.length === 0) return { unknown: 'metric-missing', about: name };
  return metricEstimate(values, { ...errorsBeside(replicates, name), n: undefined, proportion: false });
}

function finiteValues(replicates: readonly Run[], name: string): readonly number[] {
  return replicates.map((run) => run.metrics.get(name)?.value).filter((value) => value !== undefined && Number.isFinite(value)) as number[];
}

type Placed = Omit<Training, 'deviceHours'> & { readonly hours: number };

/** One training: the mean of the replicates' device hours, when all ran on the same thing. */
function trainingOf(replicates: readonly Run[], costs: ReadonlyMap<RunId, RunCost>): Training | UnknownReason {
  const all = replicates.map((run) => placedHours(costs.get(run.id)));
  const missing = all.find((one) => 'unknown' in one);
  if (missing !== undefined && 'unknown' in missing) return missing;
  const placed = all as readonly Placed[];
  const { hours: _, ...first } = placed[0]!;
  const other = placed.find(({ sku, region, purchase }) => sku !== first.sku || region !== first.region || purchase !== first.purchase);
  if (other !== undefined) return { unknown: 'mixed-hardware', about: `${first.sku}, ${other.sku}` };
  const basis = placed.reduce<QuantityBasis>((weakest, one) => weakerBasis(weakest, one.basis), 'measured');
  return { ...first, deviceHours: meanOfReplicates(placed.map(({ hours }) => hours)), basis };
}

function placedHours(cost: RunCost | undefined): Placed | UnknownReason {
  if (cost === undefined) return { unknown: 'no-training-cost' };
  const { hardware, billedHours } = cost;
  if ('unknown' in hardware) return hardware;
  if (Number.isNaN(billedHours.value)) return billedHours.missing[0] ?? { unknown: 'no-training-cost' };
  const { sku, region, purchase } = hardware;
  return { ...defined({ sku, region, purchase }), basis: billedHours.basis, hours: billedHours.value };
}
