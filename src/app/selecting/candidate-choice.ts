import type { Assessed } from '../../core/decisions/assess.ts';
import { axesOf } from '../../core/decisions/decide.ts';
import { compare } from '../../core/decisions/compare.ts';
import type { Objective } from '../../core/decisions/question.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { view } from '../../core/quantity/quantity.ts';
import { viewSampler } from '../project/project.ts';
import { candidateName } from '../charts/chart-of-view.ts';
import type { FrontQuestion } from '../questions/ask.ts';

/** A candidate as a person chooses among them. */
export interface CandidateChoice {
  readonly id: string;
  readonly name: string;
  /** `roc_auc 0.772`; `unknown` where it is. */
  readonly quality: string;
  readonly cost: string;
  /** `redundant`: another set-up of the same configuration is as good in both. */
  readonly standing: 'front' | 'behind' | 'redundant' | 'excluded' | 'unknown';
}

/** The front first, the cheapest of it on top, then who is behind it, breaks a constraint, or cannot be compared. */
export function candidateChoices(assessed: readonly Assessed[], question: FrontQuestion): readonly CandidateChoice[] {
  const axes = axesOf(question.objectives);
  const objectives: readonly Objective[] = [
    { metric: axes.metric, goal: axes.goal },
    { cost: axes.cost, goal: 'min' },
  ];
  const { compared, front, ranks, excluded, undecided } = compare(assessed, objectives, question.constraints ?? []);
  const onFront = new Set(front);
  const listed = new Set([...compared, ...excluded.map(({ candidate }) => candidate), ...undecided.map(({ candidate }) => candidate)]);
  const costOf = (candidate: Assessed) => candidate.expression({ cost: axes.cost }).value;
  const order = compared
    .map((candidate, at) => ({ candidate, at }))
    .sort(
      (a, b) =>
        ranks[a.at]! - ranks[b.at]! || costOf(a.candidate) - costOf(b.candidate) || (a.candidate.facts.id < b.candidate.facts.id ? -1 : 1),
    );
  return [
    ...order.map(({ candidate, at }) => choiceOf(candidate, question, onFront.has(at) ? 'front' : 'behind')),
    ...assessed.filter((candidate) => !listed.has(candidate)).map((candidate) => choiceOf(candidate, question, 'redundant')),
    ...excluded.map(({ candidate }) => choiceOf(candidate, question, 'excluded')),
    ...undecided.map(({ candidate }) => choiceOf(candidate, question, 'unknown')),
  ];
}

export function choiceOf(
  candidate: Assessed,
  { objectives }: Pick<FrontQuestion, 'objectives'>,
  standing: CandidateChoice['standing'],
): CandidateChoice {
  const axes = axesOf(objectives);
  const { id, configuration, serving } = candidate.facts;
  const shown = (what: Parameters<Assessed['expression']>[0]) =>
    formatQuantity(view(candidate.expression(what), viewSampler()), { per: 'shown', interval: 'hidden' });
  return {
    id,
    name: candidateName(configuration, serving.batch),
    quality: `${axes.metric} ${shown({ metric: axes.metric })}`,
    cost: shown({ cost: axes.cost }),
    standing,
  };
}
