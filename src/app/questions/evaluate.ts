import { evaluationKey } from '../../core/candidates/evaluation.ts';
import type { CandidateFacts, Evaluation, SearchFacts } from '../../core/candidates/facts.ts';
import { assess, type Assessed } from '../../core/decisions/assess.ts';
import type { Artifact } from '../../core/decisions/evidence.ts';
import type { Constraint, Objective, Question } from '../../core/decisions/question.ts';
import type { ForwardInputs, TrainingInputs } from '../../core/ledgers/forward.ts';
import type { PriceBook } from '../../core/prices/book.ts';
import { createSampler, type Sampler } from '../../core/quantity/sampler.ts';
import { grouped } from '../../core/record/grouped.ts';

/** What stands besides the question: the facts, and the prices at one date. */
export interface Evidence {
  readonly candidates: readonly CandidateFacts[];
  readonly search: SearchFacts | undefined;
  readonly book: PriceBook;
  readonly pricesAt: string;
  /** What a candidate's artefact is, of whom it is known; only the chosen's is asked for. */
  readonly artifactOf?: ((facts: CandidateFacts) => Artifact | undefined) | undefined;
}

type Assessable = Pick<Question, 'objectives' | 'constraints' | 'workload' | 'lifecycle' | 'sampling'>;

/** Candidates assessed for a question; the only way from facts to numbers, for tables, decisions and checks alike. */
export function assessFor(question: Assessable, evidence: Evidence): readonly Assessed[] {
  const { candidates } = evidence;
  const inputs = forwardInputs(question, evidence);
  const units = new Map(
    question.objectives.flatMap((of) => ('metric' in of && of.unit !== undefined ? [[of.metric, of.unit] as const] : [])),
  );
  let sampler = createSampler(question.sampling);
  const deferred: Sampler = {
    seed: sampler.seed,
    get draws() {
      return sampler.draws;
    },
    of: (factor) => sampler.of(factor),
  };
  const assessed = assess(candidates, inputs, deferred, units);
  // Where nothing varies all draws are the same, and one tells as much: a hundred thousand candidates have no room for a thousand each.
  if (!varies(assessed, question)) sampler = createSampler({ ...question.sampling, draws: 1 });
  return assessed;
}

/** Whether anything that the question compares or limits has an error. */
function varies(assessed: readonly Assessed[], { objectives, constraints = [] }: Assessable): boolean {
  const compared = [...objectives, ...constraints, ...(objectives.some((of) => 'cost' in of) ? [] : [FORWARD])];
  return assessed.some((candidate) => compared.some((of) => !candidate.expression(of).certain));
}

/** What a rule weighs quality against where no cost is named. */
const FORWARD: Objective = { cost: 'forward', goal: 'min' };

export function forwardInputs(
  { workload, lifecycle }: Pick<Question, 'workload' | 'lifecycle'>,
  evidence: Omit<Evidence, 'candidates'>,
): ForwardInputs | TrainingInputs {
  if (workload === undefined) return { book: evidence.book, pricesAt: evidence.pricesAt };
  const { name, ...load } = workload;
  return {
    workloadName: name,
    workload: load,
    lifecycle: lifecycle ?? {},
    search: evidence.search,
    book: evidence.book,
    pricesAt: evidence.pricesAt,
  };
}

/** A workload's latency objectives as constraints on what was measured. */
export function sloConstraints(workload: Question['workload']): readonly Constraint[] {
  return Object.entries(workload?.slo ?? {}).map(([metric, max]) => ({ metric, max, by: 'high' as const }));
}

/** Serving set-ups that the workload allows. */
export function servedBy(candidates: readonly CandidateFacts[], workload: Question['workload']): readonly CandidateFacts[] {
  const batches = workload?.batch;
  if (batches === undefined) return candidates;
  return candidates.filter(({ serving }) => serving.batch === undefined || batches.includes(serving.batch));
}

/** Candidates of the evaluation that most of them share; metrics of different evaluations do not enter one front. */
export function largestEvaluation(candidates: readonly CandidateFacts[]): {
  readonly evaluation: Evaluation | undefined;
  readonly inside: readonly CandidateFacts[];
  readonly outside: readonly CandidateFacts[];
} {
  const [largest, ...others] = [...grouped(candidates, ({ evaluation }) => evaluationKey(evaluation)).values()].sort(
    (a, b) => b.length - a.length,
  );
  return { evaluation: largest?.[0]?.evaluation, inside: largest ?? [], outside: others.flat() };
}
