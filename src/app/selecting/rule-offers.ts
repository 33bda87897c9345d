import type { Assessed } from '../../core/decisions/assess.ts';
import { axesOf, decide, type Axes, type Outcome } from '../../core/decisions/decide.ts';
import type { Question, Rule } from '../../core/decisions/question.ts';
import { roundSignificant } from '../../core/numbers/round.ts';
import { ruleSentence } from '../questions/rule-text.ts';
import type { FrontQuestion } from '../questions/ask.ts';
import { choiceOf } from './candidate-choice.ts';
import { ruleText } from './question-text.ts';

/** What a rule comes to. */
export interface RuleAnswer {
  readonly verdict: Outcome['verdict'];
  /** Who wins, or leads where something unknown could still win. */
  readonly id?: string;
  /** In words, with what it costs. */
  readonly text: string;
}

export interface RuleOffer {
  /** `max-net-benefit:900`. */
  readonly rule: string;
  readonly sentence: string;
  /** Where it comes from: what the project or the decision says is taken as it is, another one's number is a person's to say. */
  readonly from: 'project' | 'decision' | 'proposal';
  readonly answer: RuleAnswer;
}

/** The rules that a person can take: the project's own first, then that of the decision, then one of each kind, whose number is theirs to say. */
export function ruleOffers(
  assessed: readonly Assessed[],
  question: FrontQuestion,
  own: Rule | undefined,
  stated: Rule | undefined,
): readonly RuleOffer[] {
  const axes = axesOf(question.objectives);
  const taken = [
    ...(own === undefined ? [] : [{ rule: own, from: 'project' as const }]),
    ...(stated === undefined || (own !== undefined && ruleText(own) === ruleText(stated))
      ? []
      : [{ rule: stated, from: 'decision' as const }]),
  ];
  const around = referenceOf(assessed, question, taken[0]?.rule);
  const proposals = around === undefined ? [] : proposalsAround(around, axes);
  const others = proposals.map((rule) => taken.find((known) => known.rule.kind === rule.kind)?.rule ?? rule);
  return [...taken, ...others.map((rule) => ({ rule, from: 'proposal' as const }))].map(({ rule, from }) => ({
    rule: ruleText(rule),
    sentence: ruleSentence(rule, axes),
    from,
    answer: ruleAnswer(assessed, { ...question, rule }),
  }));
}

export function ruleAnswer(assessed: readonly Assessed[], question: Question): RuleAnswer {
  const { verdict, chosen } = decide(assessed, question);
  if (chosen === undefined) return { verdict, text: 'nobody meets the constraints and the rule' };
  const { name, quality, cost } = choiceOf(chosen, question, 'front');
  const facts = `${name}: ${quality}, ${cost}`;
  return { verdict, id: chosen.facts.id, text: verdict === 'undecided' ? `undecided; ${facts} leads` : facts };
}

/** Whom the numbers of proposed rules are taken from: what the first rule gives, else whoever is within a point of the best and cheapest. */
function referenceOf(
  assessed: readonly Assessed[],
  question: FrontQuestion,
  rule: Rule = { kind: 'withinOfBest', points: 1 },
): Assessed | undefined {
  return decide(assessed, { ...question, rule }).chosen;
}

function proposalsAround(reference: Assessed, { metric, cost, goal }: Axes): readonly Rule[] {
  const usd = reference.expression({ cost }).value;
  const quality = reference.expression({ metric }).value;
  return [
    // A little room, so that rounding does not shut out the one that the number is taken from.
    { kind: 'bestWithinBudget', usdPerMonth: roundSignificant(usd * 1.05, 2) },
    { kind: 'cheapestAboveFloor', floor: roundSignificant(quality * (goal === 'max' ? 0.995 : 1.005), 3) },
    { kind: 'withinOfBest', points: 1 },
    { kind: 'maxNetBenefit', usdPerMonthPerPoint: 100 },
  ];
}
