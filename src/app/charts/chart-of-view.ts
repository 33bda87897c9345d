import type { CandidateFacts } from '../../core/candidates/facts.ts';
import type { Role } from '../../core/decisions/picks.ts';
import { objectiveName, type CostObjective, type Objective } from '../../core/decisions/question.ts';
import { chanceText } from '../../core/format/chance.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { isKnown } from '../../core/quantity/quantity.ts';
import type { FrontQuestion } from '../questions/ask.ts';
import { frontSentence } from '../views/front-sentence.ts';
import type { Member, ParetoView } from '../views/pareto-view.ts';
import { familyParameter } from './family.ts';
import { chartLimits } from './limits.ts';
import type { ChartAxis, ChartPoint, ChartTag, ChartValue, ParetoChart } from '../../charts/pareto-chart.ts';

export interface ChartSource {
  readonly view: ParetoView;
  readonly question: FrontQuestion;
  readonly candidates: readonly CandidateFacts[];
  /** Whom a decision names for which role, by their ids. */
  readonly chosen: ReadonlyMap<string, Role>;
}

/** The chart of a front: quality over cost where there are both, else the first two objectives; undefined without two, or without a point. */
export function chartOfView({ view, question, candidates, chosen }: ChartSource): ParetoChart | undefined {
  const axes = chartAxes(view.objectives);
  if (axes === undefined || view.candidates.length === 0) return undefined;
  const { x, y } = axes;
  const family = familyParameter(candidates);
  const params = new Map(candidates.map((candidate) => [candidate.id, candidate.params]));
  const tags = tagsOf(view, x, y, chosen);
  return {
    x: axisOf(x),
    y: axisOf(y),
    family,
    points: view.candidates.map((member) =>
      pointOf(member, x, y, family === undefined ? undefined : params.get(member.id)?.[family], tags.get(member.id) ?? []),
    ),
    limits: chartLimits(question, x, y),
    frontLine: view.objectives.length === 2 ? 'drawn' : 'absent',
    description: `${axisOf(y).title} against ${axisOf(x).title} of ${view.candidates.length} candidates, ${view.front.length} of them on the front. ${frontSentence(view)}`,
  };
}

function chartAxes(objectives: readonly Objective[]): { x: Objective; y: Objective } | undefined {
  const y = objectives.find((objective) => 'metric' in objective) ?? objectives[0];
  const x = objectives.find((objective) => 'cost' in objective && objective !== y) ?? objectives.find((objective) => objective !== y);
  return x === undefined || y === undefined ? undefined : { x, y };
}

export const COST_TITLES: Readonly<Record<CostObjective, string>> = {
  forward: 'forward cost, $/mo',
  replacement: 'one training, $',
  servingPer1k: 'serving at this traffic, $/1k',
  saturatedPer1k: 'serving when busy, $/1k',
};

/** What an objective is called in titles, with its unit. */
export function objectiveTitle(
  objective: { readonly metric: string; readonly unit?: string | undefined } | { readonly cost: CostObjective },
): string {
  if ('cost' in objective) return COST_TITLES[objective.cost];
  const { metric, unit } = objective;
  return unit === undefined || unit === '1' || unit === 'fraction' ? metric : `${metric}, ${unit}`;
}

function axisOf(objective: Objective): ChartAxis {
  return { title: objectiveTitle(objective), goal: objective.goal, kind: 'cost' in objective ? 'money' : 'number' };
}

function tagsOf(
  { front, knee }: ParetoView,
  x: Objective,
  y: Objective,
  chosen: ReadonlyMap<string, Role>,
): ReadonlyMap<string, readonly ChartTag[]> {
  const tags = new Map<string, ChartTag[]>();
  const add = (tag: ChartTag, id: string | undefined) => {
    if (id !== undefined) tags.set(id, [...(tags.get(id) ?? []), tag]);
  };
  for (const [id, role] of chosen) add(role === 'primary' ? 'chosen' : role, id);
  add('knee', knee?.id);
  add('best', extreme(front, y));
  if ('cost' in x) add('cheapest', extreme(front, x));
  return tags;
}

function extreme(front: readonly Member[], objective: Objective): string | undefined {
  const sign = objective.goal === 'min' ? 1 : -1;
  const loss = (member: Member) => sign * valueOf(member, objective).value;
  return front.reduce<Member | undefined>((best, member) => (best === undefined || loss(member) < loss(best) ? member : best), undefined)
    ?.id;
}

function pointOf(member: Member, x: Objective, y: Objective, family: string | undefined, tags: readonly ChartTag[]): ChartPoint {
  const { id, configuration, batch, rank, onFront, pFront, errorUnknown } = member;
  const line = (objective: Objective) =>
    `${'cost' in objective ? COST_TITLES[objective.cost].split(',')[0]! : objective.metric} ${formatQuantity(member.values[objectiveName(objective)]!, { per: 'shown' })}`;
  return {
    id,
    name: candidateName(configuration, batch),
    family,
    x: valueOf(member, x),
    y: valueOf(member, y),
    rank: onFront ? 0 : Math.max(1, rank),
    tags,
    tip: [
      candidateName(configuration, batch),
      line(y),
      line(x),
      `${standingText(onFront, rank)} (${onFront || errorUnknown ? '' : 'on the front '}${chanceText(pFront, errorUnknown)})`,
    ],
  };
}

/** Where a compared candidate stands. Some of the first rank may be left off a front that is thinned to what matters. */
export function standingText(onFront: boolean, rank: number): string {
  if (onFront) return 'on the front';
  return rank === 0 ? 'as good as one on the front, within what matters' : `rank ${rank}`;
}

/** `lgbm-d8, batch 64`. */
export function candidateName(configuration: string, batch: number | null | undefined): string {
  return batch === null || batch === undefined ? configuration : `${configuration}, batch ${batch}`;
}

function valueOf({ values }: Member, objective: Objective): ChartValue {
  const quantity = values[objectiveName(objective)];
  if (quantity === undefined || !isKnown(quantity)) return { value: Number.NaN, low: Number.NaN, high: Number.NaN };
  const { value, low, high } = quantity;
  return { value, low, high };
}
