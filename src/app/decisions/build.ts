import type { Evidence } from '../questions/evaluate.ts';
import { assessFor } from '../questions/evaluate.ts';
import type { Assessed } from '../../core/decisions/assess.ts';
import { axesOf, decide, type Outcome, type Rejection } from '../../core/decisions/decide.ts';
import { evidenceText, type PriceDate } from '../../core/decisions/evidence.ts';
import { DECISION_SCHEMA_VERSION, type Chosen, type DecisionFile } from '../../core/decisions/file.ts';
import type { Question } from '../../core/decisions/question.ts';
import { roundSignificant } from '../../core/numbers/round.ts';
import { interval90 } from '../../core/numbers/quantile.ts';
import type { Sha256 } from '../../core/ports/digest.ts';
import { hourlyPrice } from '../../core/prices/composite.ts';
import type { PriceEntry } from '../../core/prices/entry.ts';
import type { Expression } from '../../core/quantity/expression.ts';

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

/** Answers the question and writes down answer and evidence. The same inputs give the same bytes on every host. */
export function buildDecision(
  question: Question,
  evidence: Evidence,
  words: DecisionWords,
  evidenceFile: string,
  sha256: Sha256,
): BuiltDecision {
  // In one order, so that equal candidates share out probabilities alike here and when the evidence is read again.
  const candidates = [...evidence.candidates].sort(byId);
  const assessed = assessFor(question, { ...evidence, candidates });
  const outcome = decide(assessed, question);
  const prices = pricesUsed(question, evidence);
  const priced = priceDate(prices, evidence);
  const rows = [
    { kind: 'question' as const, question, prices: priced },
    ...candidates.map((candidate) => ({ kind: 'candidate' as const, candidate })),
    ...prices.map((price) => ({ kind: 'price' as const, price })),
    ...(evidence.search === undefined ? [] : [{ kind: 'search' as const, search: evidence.search }]),
  ];
  const text = evidenceText(rows, sha256);
  const file: DecisionFile = {
    decision: { schema: DECISION_SCHEMA_VERSION, ...definedOnly(words) },
    question,
    verdict: outcome.verdict,
    chosen: outcome.chosen === undefined || outcome.verdict !== 'decided' ? [] : [chosenOf(outcome.chosen, question, outcome)],
    ...(outcome.tied.length === 0 ? {} : { tied: [...new Set(outcome.tied.map((candidate) => candidate.facts.configuration))].sort() }),
    ...rejectedOf(outcome),
    ...undecidedOf(outcome),
    sunk: sunkOf(evidence),
    prices: { ...priced, digest: digestOf(prices, sha256), rows: [...prices] },
    evidence: { file: evidenceFile, rows: rows.length, digest: `sha256:${sha256(text)}` },
    recheck: { alarmIf: { gainUsdPerMonth: 50, confidence: 0.9 } },
  };
  return { file, evidence: text, outcome, assessed };
}

function byId(a: { id: string }, b: { id: string }): number {
  return compareText(a.id, b.id);
}

function definedOnly(words: DecisionWords): DecisionWords {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) as unknown as DecisionWords;
}

function digestOf(prices: readonly PriceEntry[], sha256: Sha256): string {
  return `sha256:${sha256(
    evidenceText(
      prices.map((price) => ({ kind: 'price' as const, price })),
      sha256,
    ),
  )}`;
}

/** The entries behind every number of the decision: of serving, of each training, of the search. */
export function pricesUsed(question: Pick<Question, 'workload'>, { candidates, search, book, pricesAt }: Evidence): readonly PriceEntry[] {
  const asked = [
    ...(question.workload?.sku === undefined
      ? []
      : [{ sku: question.workload.sku, region: question.workload.region, purchase: question.workload.purchase ?? ('on-demand' as const) }]),
    ...candidates.flatMap(({ training }) => ('unknown' in training ? [] : [training])),
    ...(search?.deviceHours ?? []),
  ];
  const used = new Map<string, PriceEntry>();
  for (const { sku, region, purchase } of asked) {
    for (const entry of hourlyPrice(book, { sku, region, purchase, date: pricesAt }).entries) {
      used.set(`${entry.sku}|${entry.region}|${entry.purchase}|${entry.asOf}`, entry);
    }
  }
  return [...used].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

function priceDate(prices: readonly PriceEntry[], { book, pricesAt }: Evidence): PriceDate {
  const foreign = [...new Set(prices.map((price) => price.currency))].filter((currency) => currency !== 'USD').sort();
  const rates = Object.fromEntries(foreign.map((currency) => [currency, book.usdPer.get(currency)!]));
  return { asOf: pricesAt, book: book.version, ...(foreign.length === 0 ? {} : { usdPer: rates }) };
}

function chosenOf(candidate: Assessed, question: Question, outcome: Outcome): Chosen {
  const { facts } = candidate;
  const axes = axesOf(question.objectives);
  const quality = candidate.expression({ metric: axes.metric });
  const cost = candidate.expression({ cost: axes.cost });
  const estimate = facts.metrics[axes.metric];
  const se = estimate === undefined || 'unknown' in estimate ? undefined : estimate.se;
  return {
    role: 'primary',
    id: facts.id,
    configuration: facts.configuration,
    runs: [...facts.runs],
    ...(facts.artifact === undefined ? {} : { artifact: { uri: facts.artifact } }),
    serving: {
      ...(question.workload?.sku === undefined ? {} : { sku: question.workload.sku }),
      ...(facts.serving.batch === undefined ? {} : { batch: facts.serving.batch }),
    },
    quality: { metric: axes.metric, ...rounded(quality, candidate.draws({ metric: axes.metric })), ...(se === undefined ? {} : { se }) },
    usdPerMonth: {
      ...rounded(cost, candidate.draws({ cost: axes.cost })),
      components: componentsOf(cost),
      quantityBasis: cost.basis,
      ...(cost.priceBasis === undefined ? {} : { priceBasis: cost.priceBasis }),
    },
    pBest: roundSignificant(outcome.pBest.get(facts.id) ?? 0, 3),
  };
}

function rounded(expression: Expression, draws: Float64Array): { value: number; low: number; high: number } {
  const { low, high } = interval90(draws);
  const value = roundSignificant(expression.value);
  return { value, low: Math.min(roundSignificant(low), value), high: Math.max(roundSignificant(high), value) };
}

function componentsOf({ node }: Expression): Record<string, number> {
  if (node.op !== 'sum') return {};
  return Object.fromEntries(node.terms.map(({ name, of }) => [name, roundSignificant(of.value)]));
}

/** One line per configuration: the set-up that came closest. The others stand in the evidence. */
function rejectedOf(outcome: Outcome): Partial<Pick<DecisionFile, 'rejected'>> {
  const closest = new Map<string, Outcome['rejected'][number]>();
  for (const entry of outcome.rejected) {
    const { configurationId } = entry.candidate.facts;
    const known = closest.get(configurationId);
    if (known === undefined || distance(entry.rejection) < distance(known.rejection)) closest.set(configurationId, entry);
  }
  if (outcome.chosen !== undefined) closest.delete(outcome.chosen.facts.configurationId);
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

/** Short and stable: it stands in a committed file. */
export function rejectionText(rejection: Rejection): string {
  switch (rejection.why) {
    case 'constraint': {
      const { name, value, limit, side, by } = rejection.constraint;
      const shown = `${name} ${roundSignificant(value, 4)} ${side === 'max' ? '>' : '<'} ${limit}`;
      return by === 'point' ? shown : `${shown} by ${by}`;
    }
    case 'rule':
      return 'not admitted by the rule';
    case 'tied':
      return 'tied, lost the tie-break';
    case 'worse':
      return `worse by ${roundSignificant(rejection.by, 4)}`;
  }
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

function sunkOf({ search }: Evidence): DecisionFile['sunk'] {
  return {
    searchUsd: search?.spentUsd ?? 0,
    atLeast: (search?.unknownRuns ?? 0) > 0,
    runs: search?.runs ?? 0,
    unknownRuns: search?.unknownRuns ?? 0,
  };
}
