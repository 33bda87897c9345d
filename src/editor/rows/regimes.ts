import { candidateName } from '../../app/charts/chart-of-view.ts';
import { metricMeaning, viewSampler } from '../../app/project/project.ts';
import { knownAmount } from '../../app/views/cost-parts.ts';
import { regimeChart, type Contender } from '../../app/views/regime-chart.ts';
import { lossSign } from '../../core/candidates/replicates.ts';
import { compare } from '../../core/decisions/compare.ts';
import { COST_UNITS, type Objective } from '../../core/decisions/question.ts';
import { isErrorName, pointSize } from '../../core/metrics/names.ts';
import { isKnown, view, type Quantity } from '../../core/quantity/quantity.ts';
import type { RegimesAnswer } from '../../protocol/charts.ts';
import type { Ask } from '../../protocol/contract.ts';
import type { PanelContract } from '../../protocol/panel.ts';
import type { FolderIndex } from './folder-index.ts';
import { partCostOf, partCosts } from './part-costs.ts';
import type { Candidates, Tables } from './tables.ts';

type RegimesAsk = Ask<PanelContract, 'regimes'>;
type Quality = Extract<Objective, { metric: string }>;
type KnownQuality = Quality & { readonly unit: string };

/** Who wins at which budget and at which value of a point among the rows of a table. */
export function regimes(tables: Tables, index: FolderIndex, wish: RegimesAsk): RegimesAnswer {
  if (wish.revision !== tables.revision(index)) return { stale: true };
  const metrics = qualities(index, wish, tables.candidates(index));
  const quality = qualityOf(index, metrics, wish.metric);
  const { empty } = tables.rows(index, wish.mode);
  if (empty !== undefined) return { none: empty, metrics: [] };
  if (index.configBroken) return { none: BROKEN, metrics };
  return quality === undefined ? { none: NO_QUALITY, metrics } : regimesBy(tables, index, wish, quality, metrics);
}

/** What was asked for, else the key metric, else the first. */
function qualityOf(index: FolderIndex, metrics: readonly string[], wanted: string | undefined): KnownQuality | undefined {
  const name = [wanted, index.keyMetric].find((one) => one !== undefined && metrics.includes(one)) ?? metrics[0];
  const meaning = name === undefined ? undefined : metricMeaning(index.state)(name);
  return name === undefined || meaning === undefined ? undefined : { metric: name, goal: meaning.goal, unit: meaning.unit };
}

function regimesBy(
  tables: Tables,
  index: FolderIndex,
  { mode, rows, cost: wanted }: RegimesAsk,
  quality: KnownQuality,
  metrics: string[],
): RegimesAnswer {
  const costs = partCosts(tables, index, mode);
  const cost = partCostOf(costs, wanted);
  const inside = insideOf(tables.rows(index, mode).ids, rows);
  const { contenders, undecided } =
    mode === 'runs'
      ? runContenders(index, quality, cost.id, inside)
      : candidateContenders(tables.candidates(index)!, quality, cost.id, inside);
  const { winners, budget, value } = regimeChart(contenders, lossSign(quality.goal) === 1 ? -1 : 1, pointSize(quality.unit));
  return {
    metric: { name: quality.metric, goal: quality.goal, unit: quality.unit },
    cost: { ...cost, unit: cost.id === 'spent' ? 'USD' : COST_UNITS[cost.id] },
    metrics,
    costs: [...costs],
    compared: contenders.length,
    undecided,
    winners,
    budget,
    value,
  };
}

/** All rows, or those that are named. */
function insideOf(ids: readonly string[], rows: Uint32Array | undefined): Inside {
  if (rows === undefined) return () => true;
  const named = new Set(Array.from(rows, (row) => ids[row]!));
  return (id) => named.has(id);
}

const BROKEN = 'kneepoint.yaml has an error, and its defaults would give wrong numbers. The Problems view says where it is.';
const NO_QUALITY =
  'No metric here is known to be better one way. Say "goal: max" or "goal: min" for one under "metrics:" in kneepoint.yaml to compare by it.';

/** Metrics that are known to be better one way, the commonest first. */
function qualities({ state }: FolderIndex, { mode }: RegimesAsk, candidates: Candidates | undefined): string[] {
  const meaningOf = metricMeaning(state);
  const counts = new Map<string, number>();
  const all =
    mode === 'runs'
      ? state.runs.map(({ metrics }) => [...metrics.keys()])
      : candidates?.assessed.map(({ facts }) => Object.keys(facts.metrics));
  for (const name of all?.flat() ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .filter(([name]) => !isErrorName(name) && meaningOf(name) !== undefined)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([name]) => name);
}

interface Contenders {
  readonly contenders: readonly Contender[];
  readonly undecided: number;
}

type Inside = (id: string) => boolean;

function candidateContenders({ asked, assessed }: Candidates, quality: Quality, cost: string, inside: Inside): Contenders {
  const money: Objective = { cost: cost === 'spent' ? 'replacement' : (cost as Extract<Objective, { cost: string }>['cost']), goal: 'min' };
  const among = assessed.filter(({ facts }) => inside(facts.id));
  const { compared, undecided } = compare(among, [quality, money], asked.question.constraints ?? []);
  const sampler = viewSampler();
  const sign = -lossSign(quality.goal);
  const contenders = compared.flatMap((one): Contender[] => {
    const [better, dearer] = [view(one.expression(quality), sampler), view(one.expression(money), sampler)];
    if (!isKnown(better) || !isKnown(dearer)) return [];
    const { id, configuration, serving } = one.facts;
    return [
      {
        id,
        name: candidateName(configuration, serving.batch),
        quality: knownAmount(better),
        cost: knownAmount(dearer),
        drawn: () => ({ quality: one.draws(quality).map((value) => sign * value), cost: one.draws(money) }),
      },
    ];
  });
  return { contenders, undecided: undecided.length };
}

/** Of single runs the values are known, and not how they would vary. */
function runContenders({ state }: FolderIndex, { metric, unit = '' }: Quality, cost: string, inside: Inside): Contenders {
  const sampler = viewSampler();
  const among = state.runs.filter(({ id, metrics }) => inside(id) && state.tree.isLeaf(id) && metrics.has(metric));
  const contenders = among.flatMap(({ id, name, metrics }): Contender[] => {
    const { spent, replacement } = state.costs.get(id)!;
    const paid = view(cost === 'replacement' ? replacement : spent, sampler);
    const { value } = metrics.get(metric)!;
    const quality: Quantity = { value, low: value, high: value, unit, basis: 'measured', sources: [] };
    const isComparable = isKnown(paid) && paid.atLeast !== true && Number.isFinite(value);
    return isComparable ? [{ id, name, quality: knownAmount(quality), cost: knownAmount(paid) }] : [];
  });
  return { contenders, undecided: among.length - contenders.length };
}
