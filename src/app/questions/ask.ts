import { goalsByExperiment, saidGoals } from '../../core/metrics/said-goals.ts';
import { defined } from '../../core/record/defined.ts';
import type { CandidateFacts } from '../../core/candidates/facts.ts';
import type { Constraint, Objective, Question, Rule } from '../../core/decisions/question.ts';
import type { ProjectConfig } from '../../core/project/config.ts';
import type { Tolerance } from '../../core/fronts/epsilon.ts';
import { DEFAULT_DRAWS, DEFAULT_SEED } from '../../core/quantity/sampler.ts';
import { candidatesIn, keyMetric, metricMeaning, questionRuns, type ProjectState } from '../project/project.ts';
import { groupingOf } from '../project/settings.ts';
import { portableUri } from '../decisions/artifact-path.ts';
import type { Ports } from '../ports.ts';
import { largestEvaluation, servedBy, sloConstraints, type Evidence } from './evaluate.ts';
import { leftOutRuns, type LeftOut } from './left-out.ts';
import { nearest } from '../../core/text/nearest.ts';
import { parseConstraint, parseObjective, type ObjectiveFault, type Vocabulary } from './objective-text.ts';
import { parseRule } from './rule-text.ts';
import { parseTolerances, type ToleranceFault } from './tolerance-text.ts';
import { searchFacts } from './search-facts.ts';
import { nothingPasses, whereFilter, type NothingPasses, type WhereFault } from './where.ts';

/** What a person asked, as text: from the command line or from controls. All optional. */
export interface Wish {
  readonly objectives?: readonly string[] | undefined;
  readonly constraints?: readonly string[] | undefined;
  readonly rule?: string | undefined;
  readonly workload?: string | undefined;
  readonly where?: string | undefined;
  /** `forwardCost=5%`, `metrics.auc=0.005`: differences that do not matter on a front. */
  readonly epsilons?: readonly string[] | undefined;
  readonly experiments?: readonly string[] | undefined;
}

export type AskFault =
  | ObjectiveFault
  | WhereFault
  | NothingPasses
  | { readonly fault: 'bad-constraint'; readonly text: string }
  | { readonly fault: 'bad-rule'; readonly text: string }
  | ToleranceFault
  | { readonly fault: 'no-runs' }
  | { readonly fault: 'no-quality' }
  | { readonly fault: 'unknown-workload'; readonly text: string; readonly near: readonly string[]; readonly all: readonly string[] };

/** A question without a rule yet: enough for a front. */
export type FrontQuestion = Omit<Question, 'rule'> & { readonly rule: Rule | undefined };

export interface Asked {
  readonly question: FrontQuestion;
  readonly evidence: Evidence;
  /** One per objective, when differences that do not matter were named. */
  readonly tolerances?: readonly Tolerance[] | undefined;
  /** Candidates of other evaluations: their metrics do not compare. */
  readonly otherEvaluations: readonly CandidateFacts[];
  /** Runs that are no candidates; undefined where the runs themselves are not at hand. */
  readonly leftOut?: readonly LeftOut[] | undefined;
}

/** Makes a question and its evidence of a wish, filling in what the configuration says and what is usual. */
export function ask(state: ProjectState, wish: Wish, ports: Pick<Ports, 'sha256' | 'files'>): Asked | AskFault {
  const { config, book, pricesAt } = state.settings;
  const experiments = wish.experiments ?? config.candidates?.experiments;
  const runs = questionRuns(state, experiments);
  const workload = workloadOf(state, wish.workload);
  if (runs.length === 0) return { fault: 'no-runs' };
  if (isFault(workload)) return workload;
  const { evaluation, inside, outside } = largestEvaluation(servedBy(candidatesIn(state, runs, ports), workload));
  // Of several studies those that are asked about may agree where all do not.
  const asked = { ...state, goals: new Map([...state.goals, ...saidGoals(runs)]) };
  const terms = termsOf(asked, wish, workload, inside);
  if (isFault(terms)) return terms.fault === 'no-goal' ? { ...terms, said: [...goalsByExperiment(runs, terms.metric)] } : terms;
  const candidates = inside.map((candidate) => portable(candidate, state.root, ports.files));
  const evidence = filtered({ candidates, search: searchFacts(state, runs), book, pricesAt }, wish.where, {
    workload,
    lifecycle: config.lifecycle,
  });
  if (isFault(evidence)) return evidence;
  const { groupBy, replicatesOver } = groupingOf(config);
  return {
    question: {
      candidates: defined({
        experiments: experiments && [...experiments],
        groupBy: [...groupBy],
        replicatesOver: [...replicatesOver],
        where: wish.where,
      }),
      ...defined({ evaluation }),
      objectives: [...terms.objectives],
      ...(terms.constraints.length === 0 ? {} : { constraints: [...terms.constraints] }),
      rule: terms.rule,
      ...defined({ workload, lifecycle: config.lifecycle }),
      policy: policyOf(config),
      sampling: { seed: DEFAULT_SEED, draws: DEFAULT_DRAWS },
    },
    evidence,
    tolerances: terms.tolerances,
    otherEvaluations: outside,
    leftOut: leftOutRuns(state, experiments),
  };
}

/** What is asked is written down and passed on, where no path of this machine has a place. */
function portable(candidate: CandidateFacts, root: string, files: Ports['files']): CandidateFacts {
  const { artifact } = candidate;
  const uri = artifact === undefined ? undefined : portableUri(artifact, root, files);
  return uri === artifact ? candidate : { ...candidate, ...defined({ artifact: uri }) };
}

function policyOf({ policy }: ProjectConfig): Question['policy'] {
  return { unknown: policy?.unknown ?? 'block-if-could-win' };
}

function isFault<T extends object>(value: T | AskFault | undefined): value is AskFault {
  return value !== undefined && 'fault' in value;
}

interface Terms {
  readonly objectives: readonly Objective[];
  readonly constraints: readonly Constraint[];
  readonly rule: Rule | undefined;
  readonly tolerances: readonly Tolerance[] | undefined;
}

function termsOf(state: ProjectState, wish: Wish, workload: Question['workload'], candidates: readonly CandidateFacts[]): Terms | AskFault {
  const vocabulary = vocabularyOf(state, candidates);
  const objectives = objectivesOf(state, wish, vocabulary, workload);
  if ('fault' in objectives) return objectives;
  const constraints = constraintsOf(wish, workload, vocabulary);
  if ('fault' in constraints) return constraints;
  const rule = ruleOf(state, wish, objectives);
  if (isFault(rule)) return rule;
  const tolerances = parseTolerances(wish.epsilons, objectives, candidates);
  return isFault(tolerances) ? tolerances : { objectives, constraints, rule, tolerances };
}

function filtered(
  evidence: Evidence,
  where: string | undefined,
  question: Pick<Question, 'workload' | 'lifecycle'>,
): Evidence | WhereFault | NothingPasses {
  if (where === undefined) return evidence;
  const kept = whereFilter(where, evidence, question);
  const nothing = !isFault(kept) && kept.candidates.length === 0 && evidence.candidates.length > 0;
  return nothing ? nothingPasses(where, evidence, question) : kept;
}

export function vocabularyOf(state: ProjectState, candidates: readonly CandidateFacts[]): Vocabulary {
  return { metrics: new Set(candidates.flatMap((candidate) => Object.keys(candidate.metrics))), meaning: metricMeaning(state) };
}

function workloadOf(
  state: ProjectState,
  name: string | undefined,
): Question['workload'] | Extract<AskFault, { fault: 'unknown-workload' }> {
  const workloads = state.settings.config.workloads ?? {};
  const names = Object.keys(workloads);
  const chosen = name ?? (names.length === 1 ? names[0] : undefined);
  if (chosen === undefined) return undefined;
  const found = Object.hasOwn(workloads, chosen) ? workloads[chosen] : undefined;
  return found === undefined
    ? { fault: 'unknown-workload', text: chosen, near: nearest(chosen, names), all: names }
    : { name: chosen, ...found };
}

/** Without a workload there is no forward cost: one training's replacement cost then stands against quality. */
function objectivesOf(
  state: ProjectState,
  { objectives = [] }: Wish,
  vocabulary: Vocabulary,
  workload: Question['workload'],
): readonly Objective[] | ObjectiveFault | { readonly fault: 'no-quality' } {
  if (objectives.length > 0) {
    const parsed = objectives.map((text) => parseObjective(text, vocabulary));
    return parsed.find((objective) => 'fault' in objective) ?? (parsed as readonly Objective[]);
  }
  const key = keyMetric(state);
  if (key === undefined) return { fault: 'no-quality' };
  const quality = parseObjective(`metrics.${key}`, vocabulary);
  return 'fault' in quality ? quality : [quality, { cost: workload === undefined ? 'replacement' : 'forward', goal: 'min' }];
}

function constraintsOf(
  { constraints = [] }: Wish,
  workload: Question['workload'],
  vocabulary: Vocabulary,
): readonly Constraint[] | ObjectiveFault | { readonly fault: 'bad-constraint'; readonly text: string } {
  const parsed = constraints.map((text) => parseConstraint(text, vocabulary));
  return parsed.find((constraint) => 'fault' in constraint) ?? [...(parsed as readonly Constraint[]), ...sloConstraints(workload)];
}

function ruleOf(
  state: ProjectState,
  wish: Wish,
  objectives: readonly Objective[],
): Rule | undefined | { readonly fault: 'bad-rule'; readonly text: string } {
  if (wish.rule !== undefined) return parseRule(wish.rule) ?? { fault: 'bad-rule', text: wish.rule };
  const quality = objectives.find((objective) => 'metric' in objective);
  const values = state.settings.config.value?.usdPerMonthPerPoint ?? {};
  const usd = quality !== undefined && 'metric' in quality && Object.hasOwn(values, quality.metric) ? values[quality.metric] : undefined;
  return usd === undefined ? undefined : { kind: 'maxNetBenefit', usdPerMonthPerPoint: usd };
}
