import * as z from 'zod';
import { compare, type Comparison } from '../../core/decisions/compare.ts';
import { contested, type Contested } from '../../core/decisions/contested.ts';
import type { Assessed } from '../../core/decisions/assess.ts';
import { metricsWithoutError } from '../../core/decisions/unknown-errors.ts';
import { objectiveName, objectiveSchema, type Objective } from '../../core/decisions/question.ts';
import { lossSign } from '../../core/candidates/replicates.ts';
import { elasticity, marginalSteps } from '../../core/fronts/marginal.ts';
import { frontProbability } from '../../core/fronts/probability.ts';
import { hypervolume } from '../../core/fronts/hypervolume.ts';
import { interval90 } from '../../core/numbers/quantile.ts';
import { pointSize } from '../../core/metrics/names.ts';
import { quantitySchema, view } from '../../core/quantity/quantity.ts';
import { forgetfulSampler, type Sampler } from '../../core/quantity/sampler.ts';
import { unknownReasonSchema } from '../../core/quantity/unknown.ts';
import { assessFor } from '../questions/evaluate.ts';
import type { Asked } from '../questions/ask.ts';
import { leftOutSchema } from '../questions/left-out.ts';
import { choiceOf, choiceSchema } from './choice-view.ts';
import { kneeOf, kneeSchema, twoAxes } from './knee-view.ts';
import { regimesOf, regimesSchema } from './regimes-view.ts';
import { mutable } from './run-row.ts';

const memberSchema = z.object({
  id: z.string(),
  configuration: z.string(),
  batch: z.number().nullable(),
  rank: z.number().int(),
  onFront: z.boolean(),
  /** By the objective's name, as `metrics.auc` or `forwardCost`. */
  values: z.record(z.string(), quantitySchema),
  /** Share of joint draws in which the candidate is on the front. */
  pFront: z.number(),
  errorUnknown: z.boolean().describe('nothing tells the error of a metric it is compared by, which was drawn as if it were certain'),
});

const spanSchema = z.object({ value: z.number(), low: z.number(), high: z.number() });
const stepSchema = z.object({
  from: z.string(),
  to: z.string(),
  extraCost: spanSchema.describe('in the cost objective’s unit'),
  /** In points: hundredths for fractions. */
  extraPoints: spanSchema,
  costPerPoint: z.number().nullable().describe('null where the gain is none'),
  /** Per cent of quality given up per per cent of cost saved by going back. */
  elasticity: z.number().nullable(),
  worthKnowing: z.boolean().describe('the interval of the gain does not hold 0'),
});

/** What `kneepoint pareto --format json` prints. */
export const paretoSchema = z.object({
  objectives: z.array(objectiveSchema),
  workload: z.string().nullable(),
  pricesAsOf: z.string(),
  front: z.array(memberSchema),
  ranks: z.record(z.string(), z.number().int()),
  candidates: z.array(memberSchema),
  knee: kneeSchema.nullable(),
  steps: z.array(stepSchema),
  regimes: regimesSchema.nullable(),
  choice: choiceSchema.nullable().describe('whom the rule would choose; null without a rule'),
  hypervolume: z
    .object({ value: z.number(), reference: z.record(z.string(), z.number()) })
    .nullable()
    .describe('in the product of the objectives’ units, against the worst compared value of each'),
  excluded: z.array(
    z.object({
      id: z.string(),
      configuration: z.string(),
      constraint: z.string(),
      value: z.number().nullable(),
      limit: z.number(),
      side: z.enum(['max', 'min']),
      by: z.string(),
    }),
  ),
  undecided: z.array(z.object({ id: z.string(), configuration: z.string(), reason: unknownReasonSchema })),
  otherEvaluations: z.number().int(),
  redundantSetups: z.number().int().describe('batch sizes left out because another one of the same configuration is as good'),
  leftOut: z.array(leftOutSchema).describe('runs that are no candidates: only finished runs without runs below them are'),
});
export type ParetoView = z.infer<typeof paretoSchema>;
export type Member = z.infer<typeof memberSchema>;

export function paretoView({ question, evidence, otherEvaluations, tolerances, leftOut = [] }: Asked): ParetoView {
  const sampler = forgetfulSampler({ ...question.sampling });
  const assessed = assessFor(question, evidence);
  const comparison = compare(assessed, question.objectives, question.constraints ?? [], tolerances);
  const order = [...comparison.compared.keys()].sort(byRankThenCost(comparison));
  const open = contested(comparison);
  const pFront = shareOnFront(open, comparison.compared.length);
  const onFront = new Set(comparison.front);
  const members = order.map((index) => memberOf(comparison, index, onFront.has(index), pFront[index]!, sampler));
  return {
    objectives: [...question.objectives],
    workload: question.workload?.name ?? null,
    pricesAsOf: evidence.pricesAt,
    front: members.filter((member) => member.onFront),
    ranks: Object.fromEntries(order.map((index) => [comparison.compared[index]!.facts.id, comparison.ranks[index]!])),
    candidates: members,
    knee: kneeOf(open.comparison),
    steps: stepsAlong(comparison),
    regimes: regimesOf(open.comparison),
    choice: choiceOf(inTheRunning(assessed, comparison, open), question),
    hypervolume: hypervolumeOf(comparison),
    excluded: comparison.excluded.map(({ candidate: { facts }, constraint: { name, value, limit, side, by } }) => ({
      id: facts.id,
      configuration: facts.configuration,
      constraint: name,
      value: Number.isFinite(value) ? value : null,
      limit,
      side,
      by,
    })),
    undecided: comparison.undecided.map(({ candidate: { facts }, reason }) => ({
      id: facts.id,
      configuration: facts.configuration,
      reason,
    })),
    otherEvaluations: otherEvaluations.length,
    redundantSetups: comparison.redundantSetups,
    leftOut: leftOut.map((entry) => ({ ...entry })),
  };
}

/** Front first, then by the last objective, which is the cost by custom. */
function byRankThenCost({ ranks, losses, compared }: Comparison): (a: number, b: number) => number {
  const last = losses.at(-1)!;
  return (a, b) => ranks[a]! - ranks[b]! || last[a]! - last[b]! || (compared[a]!.facts.id < compared[b]!.facts.id ? -1 : 1);
}

/** Its values are looked at when somebody asks: a table shows twenty of a hundred thousand. */
function memberOf({ compared, objectives, ranks }: Comparison, index: number, onFront: boolean, pFront: number, sampler: Sampler): Member {
  const candidate = compared[index]!;
  const { id, configuration, serving } = candidate.facts;
  let values: Member['values'] | undefined;
  return {
    id,
    configuration,
    batch: serving.batch ?? null,
    rank: ranks[index]!,
    get values() {
      return (values ??= Object.fromEntries(
        objectives.map((objective) => [objectiveName(objective), mutable(view(candidate.expression(objective), sampler))]),
      ));
    },
    pFront,
    onFront,
    errorUnknown: metricsWithoutError(candidate.facts, objectives).length > 0,
  };
}

/** Whoever is compared and beaten in every draw is neither chosen nor leads by any rule. */
function inTheRunning(assessed: readonly Assessed[], { compared }: Comparison, open: Contested): readonly Assessed[] {
  const [all, left] = [new Set(compared), new Set(open.comparison.compared)];
  return assessed.filter((candidate) => left.has(candidate) || !all.has(candidate));
}

function shareOnFront({ comparison: { compared, objectives }, indices }: Contested, candidates: number): Float64Array {
  const draws = objectives.map((objective) => compared.map((candidate) => candidate.draws(objective)));
  const shares = frontProbability({
    candidates: compared.length,
    draws: draws[0]?.[0]?.length ?? 1,
    objectives: objectives.length,
    fill: (draw, columns) => {
      objectives.forEach((objective, k) => {
        const sign = lossSign(objective.goal);
        for (let i = 0; i < compared.length; i++) columns[k]![i] = sign * draws[k]![i]![draw]!;
      });
    },
  });
  const all = new Float64Array(candidates);
  indices.forEach((index, at) => {
    all[index] = shares[at]!;
  });
  return all;
}

const MOST_HYPERVOLUME_OBJECTIVES = 4;

/** Against the worst value of each objective among the compared; beyond four objectives it would take too long. */
function hypervolumeOf({ objectives, losses, compared }: Comparison): ParetoView['hypervolume'] {
  if (compared.length === 0 || objectives.length > MOST_HYPERVOLUME_OBJECTIVES) return null;
  const reference = losses.map((column) => column.reduce((worst, value) => Math.max(worst, value), Number.NEGATIVE_INFINITY));
  const named = objectives.map((objective, k) => [objectiveName(objective), lossSign(objective.goal) * reference[k]!] as const);
  return { value: hypervolume(losses, reference), reference: Object.fromEntries(named) };
}

/** Steps along a front of one metric and one cost, from the cheapest up; none for other objectives. */
function stepsAlong(comparison: Comparison): ParetoView['steps'] {
  const axes = twoAxes(comparison);
  if (axes === undefined) return [];
  const { objectives, front } = comparison;
  // Of the front alone, which tolerances may have thinned.
  const compared = Array.from(front, (index) => comparison.compared[index]!);
  const [costs, losses] = [axes.cost, axes.loss].map((column) => Float64Array.from(front, (index) => column[index]!)) as [
    Float64Array,
    Float64Array,
  ];
  const elasticities = new Map(elasticity(costs, losses).steps.map((step) => [step.from, step.elasticity]));
  const [metric, cost] = [objectives[axes.lossAt]!, objectives[axes.costAt]!];
  return marginalSteps(costs, losses).map(({ from, to }) => ({
    ...stepBetween(compared[from]!, compared[to]!, metric, cost),
    elasticity: elasticities.get(to) ?? null,
  }));
}

function stepBetween(from: Assessed, to: Assessed, metric: Objective, cost: Objective): Omit<ParetoView['steps'][number], 'elasticity'> {
  const point = pointSize('metric' in metric ? (metric.unit ?? to.expression(metric).unit) : '1');
  const extraCost = difference(from, to, cost, 1);
  const extraPoints = difference(from, to, metric, -lossSign(metric.goal) / point);
  return {
    from: from.facts.id,
    to: to.facts.id,
    extraCost,
    extraPoints,
    costPerPoint: extraPoints.value > 0 ? extraCost.value / extraPoints.value : null,
    worthKnowing: extraPoints.low > 0,
  };
}

/** Joint draws are subtracted draw by draw, so what both share cancels. */
function difference(from: Assessed, to: Assessed, of: Objective, scale: number) {
  const [a, b] = [from.draws(of), to.draws(of)];
  const value = scale * (to.expression(of).value - from.expression(of).value);
  const { low, high } = interval90(b.map((drawn, d) => scale * (drawn - a[d]!)));
  return { value, low: Math.min(low, value), high: Math.max(high, value) };
}
