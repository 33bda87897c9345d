import type { Evidence } from '../questions/evaluate.ts';
import { assessFor } from '../questions/evaluate.ts';
import type { CandidateFacts, SearchFacts } from '../../core/candidates/facts.ts';
import type { Assessed } from '../../core/decisions/assess.ts';
import { axesOf, decide, type Outcome, type Rejection } from '../../core/decisions/decide.ts';
import { evidenceText, type Artifact } from '../../core/decisions/evidence.ts';
import { DECISION_SCHEMA_VERSION, type Chosen, type DecisionFile } from '../../core/decisions/file.ts';
import { NO_PICKS, type Picks, type Role } from '../../core/decisions/picks.ts';
import type { Question } from '../../core/decisions/question.ts';
import { roundSignificant } from '../../core/numbers/round.ts';
import type { Sha256 } from '../../core/ports/digest.ts';
import type { Expression } from '../../core/quantity/expression.ts';
import { defined } from '../../core/record/defined.ts';
import { castOf, type CastMember } from './cast.ts';
import { intervalOf } from '../../core/quantity/interval.ts';
import { digestOfPrices, priceDate, priceRows } from './prices-used.ts';
import { rejectionText } from './rejection-text.ts';

/** What a person adds to a decision; everything else is derived. */
export interface DecisionWords {
  readonly name: string;
  readonly decidedOn: string;
  readonly owner?: string | undefined;
  readonly rationale?: string | undefined;
  readonly reviewBy?: string | undefined;
  readonly supersedes?: string | undefined;
}

export interface BuiltDecision {
  readonly file: DecisionFile;
  readonly evidence: string;
  readonly outcome: Outcome;
  readonly assessed: readonly Assessed[];
}

/** Answers the question and writes down answer and evidence. The same inputs give the same bytes on every host. Whom `picks` names has to be among the candidates. */
export function buildDecision(
  question: Question,
  evidence: Evidence,
  words: DecisionWords,
  evidenceFile: string,
  sha256: Sha256,
  picks: Picks = NO_PICKS,
): BuiltDecision {
  // In one order, so that equal candidates share out probabilities alike here and when the evidence is read again.
  const candidates = [...evidence.candidates].sort(byId);
  const assessed = assessFor(question, { ...evidence, candidates });
  const outcome = decide(assessed, question);
  const prices = priceRows(question, evidence);
  const priced = priceDate(question, evidence);
  const cast = castOf(picks, assessed, outcome);
  const chosen = cast.members.map((member) => ({ ...member, artifact: evidence.artifactOf?.(member.candidate.facts) }));
  const rows = [
    { kind: 'question' as const, question, prices: priced },
    ...candidates.map((candidate) => ({ kind: 'candidate' as const, candidate })),
    ...prices,
    ...(evidence.search === undefined ? [] : [{ kind: 'search' as const, search: evidence.search }]),
    ...chosen.flatMap(({ role, candidate: { facts }, artifact }) =>
      artifact === undefined ? [] : [{ kind: 'artifact' as const, artifact, ...(role === 'primary' ? {} : { candidate: facts.id }) }],
    ),
    ...cast.picks.map((pick) => ({ kind: 'pick' as const, pick })),
  ];
  const text = evidenceText(rows, sha256);
  const file: DecisionFile = {
    decision: { schema: DECISION_SCHEMA_VERSION, ...definedOnly(words) },
    question,
    verdict: chosen.length > 0 ? 'decided' : outcome.verdict,
    chosen: chosen.map(({ artifact, ...member }) => chosenOf(member, artifact, question, outcome)),
    ...tiedOf(outcome, cast.members),
    ...(outcome.verdict !== 'decided' || outcome.tieBreak === undefined ? {} : { tieBreak: outcome.tieBreak }),
    ...rejectedOf(outcome, cast.members),
    ...undecidedOf(outcome),
    sunk: sunkOf(evidence),
    prices: { ...priced, digest: digestOfPrices(prices, sha256), rows: prices.map(({ price }) => price) },
    evidence: { file: evidenceFile, rows: rows.length, digest: `sha256:${sha256(text)}` },
    recheck: { alarmIf: { gainUsdPerMonth: 50, confidence: 0.9 } },
  };
  return { file, evidence: text, outcome, assessed };
}

/** With whom the rule gives; who was chosen against it is not named beside itself. */
function tiedOf({ tied }: Outcome, members: readonly CastMember[]): Partial<Pick<DecisionFile, 'tied'>> {
  const against = members.find(({ override }) => override !== undefined)?.candidate.facts.configuration;
  const names = [...new Set(tied.map(({ facts }) => facts.configuration))].filter((name) => name !== against).sort();
  return names.length === 0 ? {} : { tied: names };
}

function byId(a: { id: string }, b: { id: string }): number {
  return compareText(a.id, b.id);
}

function definedOnly(words: DecisionWords): DecisionWords {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) as unknown as DecisionWords;
}

function chosenOf(
  { candidate, role, byRule, override }: CastMember,
  artifact: Artifact | undefined,
  question: Question,
  outcome: Outcome,
): Chosen {
  const axes = axesOf(question.objectives);
  const cost = candidate.expression({ cost: axes.cost });
  return {
    ...chosenFacts(candidate, role, artifact, question),
    ...defined({ override, byRule }),
    usdPerMonth: {
      ...rounded(cost, candidate.draws({ cost: axes.cost })),
      components: componentsOf(cost),
      quantityBasis: cost.basis,
      ...(cost.priceBasis === undefined ? {} : { priceBasis: cost.priceBasis }),
    },
    pBest: roundSignificant(outcome.pBest.get(candidate.facts.id) ?? 0, 3),
  };
}

/** What is stated of a chosen candidate whatever the prices are. */
export function chosenFacts(
  candidate: Assessed,
  role: Role,
  artifact: Artifact | undefined,
  question: Question,
): Omit<Chosen, 'usdPerMonth' | 'pBest'> {
  const { facts } = candidate;
  const axes = axesOf(question.objectives);
  const quality = candidate.expression({ metric: axes.metric });
  const estimate = facts.metrics[axes.metric];
  const se = estimate === undefined || 'unknown' in estimate ? undefined : estimate.se;
  return {
    role,
    id: facts.id,
    configuration: facts.configuration,
    runs: [...facts.runs],
    ...artifactStated(facts, artifact),
    serving: {
      ...(question.workload?.sku === undefined ? {} : { sku: question.workload.sku }),
      ...(facts.serving.batch === undefined ? {} : { batch: facts.serving.batch }),
    },
    quality: { metric: axes.metric, ...rounded(quality, candidate.draws({ metric: axes.metric })), ...(se === undefined ? {} : { se }) },
  };
}

/** As it was found; where it was not at hand, as the run names it. */
function artifactStated({ artifact: uri }: CandidateFacts, found: Artifact | undefined): Pick<Chosen, 'artifact'> {
  if (found !== undefined) return { artifact: { ...found } };
  return uri === undefined ? {} : { artifact: { uri } };
}

function rounded(expression: Expression, draws: Float64Array): { value: number; low: number; high: number } {
  const { low, high } = intervalOf(expression, draws);
  const value = roundSignificant(expression.value);
  return { value, low: Math.min(roundSignificant(low), value), high: Math.max(roundSignificant(high), value) };
}

function componentsOf({ node }: Expression): Record<string, number> {
  if (node.op !== 'sum') return {};
  return Object.fromEntries(node.terms.map(({ name, of }) => [name, roundSignificant(of.value)]));
}

/** One line per configuration: the set-up that came closest. The others stand in the evidence. */
function rejectedOf(outcome: Outcome, chosen: readonly CastMember[]): Partial<Pick<DecisionFile, 'rejected'>> {
  const closest = new Map<string, Outcome['rejected'][number]>();
  for (const entry of outcome.rejected) {
    const { configurationId } = entry.candidate.facts;
    const known = closest.get(configurationId);
    if (known === undefined || distance(entry.rejection) < distance(known.rejection)) closest.set(configurationId, entry);
  }
  const given = outcome.chosen === undefined ? [] : [outcome.chosen];
  for (const { facts } of [...given, ...chosen.map(({ candidate }) => candidate)]) closest.delete(facts.configurationId);
  if (closest.size === 0) return {};
  return {
    rejected: [...closest.values()]
      .map(({ candidate: { facts }, rejection }) => ({
        candidate: facts.id,
        configuration: facts.configuration,
        why: rejectionText(rejection),
      }))
      .sort((a, b) => compareText(a.configuration, b.configuration) || compareText(a.candidate, b.candidate)),
  };
}

/** Tied is nearer than worse, worse nearer than not admitted, and a broken constraint is furthest. */
function distance(rejection: Rejection): number {
  switch (rejection.why) {
    case 'tied':
      return -1;
    case 'worse':
      return rejection.by;
    case 'rule':
      return Number.MAX_VALUE;
    case 'constraint':
      return Number.POSITIVE_INFINITY;
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function undecidedOf(outcome: Outcome): Partial<Pick<DecisionFile, 'undecided'>> {
  if (outcome.undecided.length === 0) return {};
  return {
    undecided: outcome.undecided
      .map(({ candidate, reason, couldWin }) => ({
        candidate: candidate.facts.id,
        configuration: candidate.facts.configuration,
        why: { ...reason },
        couldWin,
      }))
      .sort((a, b) => compareText(a.candidate, b.candidate)),
  };
}

export function sunkOf({ search }: Evidence): DecisionFile['sunk'] {
  return {
    searchUsd: search?.spentUsd ?? 0,
    atLeast: search !== undefined && isLowerBound(search),
    runs: search?.runs ?? 0,
    unknownRuns: search?.unknownRuns ?? 0,
  };
}

function isLowerBound({ unknownRuns, cut }: SearchFacts): boolean {
  return unknownRuns > 0 || cut === true;
}
