import { meaningOf, pointSize } from '../metrics/names.ts';
import { lossSign } from '../candidates/replicates.ts';
import { roundSignificant } from '../numbers/round.ts';
import type { UnknownReason } from '../quantity/unknown.ts';
import { isComparable, type Assessed } from './assess.ts';
import { checkConstraints, type ConstraintResult } from './constraints.ts';
import { choose, type Choice, type Contender } from './choose.ts';
import type { CostObjective, Objective, Question, Rule } from './question.ts';
import { withoutRedundantSetups } from './setups.ts';
import { ruling, type Ruling, type Standing } from './rule.ts';
import { decidedBy, leaderOver, scoreKind, type TieBreak } from './tie-break.ts';

/** Why a candidate was not chosen. */
export type Rejection =
  | { readonly why: 'constraint'; readonly constraint: ConstraintResult }
  | { readonly why: 'rule' }
  | { readonly why: 'tied' }
  | { readonly why: 'worse'; readonly by: number };

export interface Outcome {
  readonly verdict: 'decided' | 'undecided' | 'nobody';
  readonly chosen: Assessed | undefined;
  /** Contenders that cannot be told from the chosen by the rule's score. */
  readonly tied: readonly Assessed[];
  readonly rejected: readonly { readonly candidate: Assessed; readonly rejection: Rejection }[];
  /** Candidates with something unknown; those that could win make the decision undecided unless the policy ignores them. */
  readonly undecided: readonly { readonly candidate: Assessed; readonly reason: UnknownReason; readonly couldWin: boolean }[];
  /** Where a tie-break chose another than who scores best. */
  readonly tieBreak: TieBreak | undefined;
  readonly pBest: ReadonlyMap<string, number>;
  /** Winner's curse in the rule's score unit. */
  readonly optimism: number;
}

/** Answers a question over assessed candidates. Deterministic: the same facts, prices and seed give the same answer. */
export function decide(candidates: readonly Assessed[], question: Question): Outcome {
  const axes = axesOf(question.objectives);
  const rule = ruling(question.rule, axes);
  const checked = candidates.map((candidate) => ({ candidate, results: checkConstraints(candidate, question.constraints ?? []) }));
  const infeasible = checked.filter(({ results }) => results.some((result) => result.holds === 'no'));
  const open = checked.filter(({ results }) => results.every((result) => result.holds !== 'no'));
  const known = open.filter(({ candidate, results }) => isComplete(candidate, axes) && results.every((result) => result.holds === 'yes'));
  const incomplete = open.filter((entry) => !known.includes(entry));
  const complete = withoutRedundantSetups(
    known.map(({ candidate }) => candidate),
    axesObjectives(axes),
  );

  const contenders = complete.map((candidate) => contenderOf(candidate, axes));
  const choice = choose(contenders, rule);
  const chosen = choice === undefined ? undefined : complete[choice.chosen];
  const undecided = incomplete.map(({ candidate, results }) => ({
    candidate,
    reason: reasonOf(candidate, axes, results),
    couldWin: couldWin(candidate, axes, rule, contenders, choice),
  }));
  const blocked = question.policy?.unknown !== 'ignore' && undecided.some((entry) => entry.couldWin);
  return {
    verdict: blocked ? 'undecided' : chosen === undefined ? 'nobody' : 'decided',
    chosen,
    tied: choice === undefined ? [] : choice.tied.map((i) => complete[i]!),
    rejected: [
      ...infeasible.map(({ candidate, results }) => ({
        candidate,
        rejection: { why: 'constraint' as const, constraint: results.find((result) => result.holds === 'no')! },
      })),
      ...complete.flatMap((candidate, i) => (choice?.chosen === i ? [] : [{ candidate, rejection: rejectionOf(i, choice) }])),
    ],
    undecided,
    tieBreak: choice && tieBreakOf(choice, contenders, complete, { rule: question.rule, ruling: rule, axes }),
    pBest: new Map(complete.map((candidate, i) => [candidate.facts.id, choice?.pBest[i] ?? 0])),
    optimism: choice?.optimism ?? 0,
  };
}

interface Ruled {
  readonly rule: Rule;
  readonly ruling: Ruling;
  readonly axes: Axes;
}

function tieBreakOf(
  choice: Choice,
  contenders: readonly Contender[],
  candidates: readonly Assessed[],
  { rule, ruling: { tieBreak }, axes }: Ruled,
): TieBreak | undefined {
  const leader = leaderOver(choice);
  if (leader === undefined) return undefined;
  const score = scoreKind(rule);
  // As people count: a cost above zero, a metric to be minimised as it was logged.
  const sign = score === 'cost' ? -1 : score === 'quality' ? -lossSign(axes.goal) : 1;
  const { id: candidate, configuration } = candidates[leader]!.facts;
  const [chosen, ahead] = [choice.chosen, leader].map((i) => roundSignificant(sign * choice.scores[i]!));
  return {
    by: decidedBy(contenders[choice.chosen]!, contenders[leader]!, tieBreak),
    score,
    chosen: chosen!,
    over: { candidate, configuration, score: ahead!, pBest: Math.min(1, roundSignificant(choice.pBest[leader]!, 3)) },
  };
}

/** The two sides that every rule weighs: the first metric and the first cost among the objectives. */
export interface Axes {
  readonly metric: string;
  readonly goal: 'max' | 'min';
  readonly unit: string;
  readonly cost: CostObjective;
  /** Size of one point of the metric in its own unit. */
  readonly point: number;
}

/** @throws RangeError when the objectives hold no metric. The cost is the forward cost unless another is named. */
export function axesOf(objectives: readonly Objective[]): Axes {
  const quality = objectives.find((objective) => 'metric' in objective);
  if (quality === undefined || !('metric' in quality)) throw new RangeError('a rule needs a metric among the objectives');
  const cost = objectives.find((objective) => 'cost' in objective);
  const unit = quality.unit ?? meaningOf(quality.metric)?.unit ?? '1';
  return {
    metric: quality.metric,
    goal: quality.goal,
    unit,
    cost: cost !== undefined && 'cost' in cost ? cost.cost : 'forward',
    point: pointSize(unit),
  };
}

function axesObjectives({ metric, goal, cost }: Axes): readonly Objective[] {
  return [
    { metric, goal },
    { cost, goal: 'min' },
  ];
}

function isComplete(candidate: Assessed, axes: Axes): boolean {
  return isComparable(candidate.expression({ metric: axes.metric })) && isComparable(candidate.expression({ cost: axes.cost }));
}

function contenderOf(candidate: Assessed, axes: Axes): Contender {
  const sign = -lossSign(axes.goal);
  return {
    id: candidate.facts.id,
    central: { quality: sign * candidate.expression({ metric: axes.metric }).value, cost: candidate.expression({ cost: axes.cost }).value },
    quality: candidate.draws({ metric: axes.metric }).map((value) => sign * value),
    cost: candidate.draws({ cost: axes.cost }),
  };
}

function rejectionOf(i: number, choice: Choice | undefined): Rejection {
  if (choice === undefined || choice.scores[i] === Number.NEGATIVE_INFINITY) return { why: 'rule' };
  if (choice.tied.includes(i)) return { why: 'tied' };
  return { why: 'worse', by: choice.scores[choice.chosen]! - choice.scores[i]! };
}

function reasonOf(candidate: Assessed, axes: Axes, results: readonly ConstraintResult[]): UnknownReason {
  const missing = [{ metric: axes.metric }, { cost: axes.cost }].flatMap((what) => candidate.expression(what).missing);
  const open = results.find((result) => result.holds === 'unknown');
  return missing[0] ?? { unknown: 'metric-missing', about: open?.name ?? axes.metric };
}

/** Would the candidate win at the best that its unknowns allow? A cost may be as low as what is known of it. */
function couldWin(candidate: Assessed, axes: Axes, rule: Ruling, contenders: readonly Contender[], choice: Choice | undefined): boolean {
  const best: Standing = { quality: bestQuality(candidate, axes), cost: leastCost(candidate, axes) };
  const scores = rule.scores([...contenders.map((contender) => contender.central), best]);
  const own = scores[contenders.length]!;
  if (own === Number.NEGATIVE_INFINITY) return false;
  return choice === undefined || own > scores[choice.chosen]!;
}

function bestQuality(candidate: Assessed, { metric, goal, unit }: Axes): number {
  const { value, missing } = candidate.expression({ metric });
  if (missing.length === 0) return -lossSign(goal) * value;
  if (goal === 'min') return 0;
  return unit === 'fraction' ? 1 : Number.POSITIVE_INFINITY;
}

function leastCost(candidate: Assessed, { cost }: Axes): number {
  const { value } = candidate.expression({ cost });
  return Number.isNaN(value) ? 0 : value;
}
