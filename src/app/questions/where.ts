import type { CandidateFacts } from '../../core/candidates/facts.ts';
import { assess, type Assessed } from '../../core/decisions/assess.ts';
import { COST_OBJECTIVES, costName, type Question } from '../../core/decisions/question.ts';
import { createSampler } from '../../core/quantity/sampler.ts';
import { fieldsOf } from '../../core/query/fields-of.ts';
import { matches } from '../../core/query/matches.ts';
import { parseQuery } from '../../core/query/parse.ts';
import type { QueryError } from '../../core/query/error.ts';
import type { QueryValue } from '../../core/query/query.ts';
import { forwardInputs, type Evidence } from './evaluate.ts';
import { nearest } from '../../core/text/nearest.ts';

export interface WhereFault {
  readonly fault: 'bad-query';
  readonly text: string;
  readonly error: QueryError;
  /** Fields that may have been meant by one that is none. */
  readonly near: readonly string[];
}

/** A filter that leaves nothing to compare, and what it looked at. */
export interface NothingPasses {
  readonly fault: 'nothing-passes';
  readonly text: string;
  readonly candidates: number;
  readonly runs: number;
  /** Fields of the filter that no candidate has a value of, with the nearest that some have. */
  readonly absent: readonly { readonly field: string; readonly near: readonly string[] }[];
}

/** Evidence with only the candidates that a filter lets pass. */
export function whereFilter(text: string, evidence: Evidence, question: Pick<Question, 'workload' | 'lifecycle'>): Evidence | WhereFault {
  const parsed = parseQuery(text);
  if ('error' in parsed) return { fault: 'bad-query', text, error: parsed.error, near: meantFields(parsed.error, evidence) };
  const assessed = assess(evidence.candidates, forwardInputs(question, evidence), createSampler());
  const kept = assessed.filter((candidate) => matches(parsed.query, (name) => candidateField(candidate, name)));
  return { ...evidence, candidates: kept.map(({ facts }) => facts) };
}

/** What to say of a filter that let no candidate of the evidence pass. */
export function nothingPasses(text: string, evidence: Evidence, question: Pick<Question, 'workload' | 'lifecycle'>): NothingPasses {
  const parsed = parseQuery(text);
  const fields = 'error' in parsed ? [] : fieldsOf(parsed.query);
  const assessed = assess(evidence.candidates, forwardInputs(question, evidence), createSampler());
  const absent = fields.filter((field) => assessed.every((candidate) => candidateField(candidate, field) === undefined));
  const known = new Set(evidence.candidates.flatMap(fieldsOfFacts));
  return {
    fault: 'nothing-passes',
    text,
    candidates: evidence.candidates.length,
    runs: new Set(evidence.candidates.flatMap(({ runs }) => runs)).size,
    absent: absent.map((field) => ({ field, near: nearest(field, known) })),
  };
}

/** `accuracy` may have been `metrics.accuracy`. */
function meantFields({ code, args }: QueryError, { candidates }: Evidence): readonly string[] {
  if (code !== 'unknown-field') return [];
  const field = String(args['field']);
  const known = [...new Set([...candidates.flatMap(fieldsOfFacts), ...COST_OBJECTIVES.map(costName), 'configuration', 'id', 'batch'])];
  const bare = known.filter((name) => name.slice(name.indexOf('.') + 1) === field);
  return bare.length > 0 ? bare.slice(0, 3) : nearest(field, known);
}

function fieldsOfFacts({ params, metrics }: CandidateFacts): readonly string[] {
  return [...Object.keys(params).map((key) => `params.${key}`), ...Object.keys(metrics).map((key) => `metrics.${key}`)];
}

/** A candidate's value under a name of the filter language; missing and unknown values are undefined. */
export function candidateField(candidate: Assessed, name: string): QueryValue | undefined {
  const { facts } = candidate;
  if (name.startsWith('params.')) return ownText(facts.params, name.slice('params.'.length));
  if (name.startsWith('metrics.')) return metricValue(facts, name.slice('metrics.'.length));
  const cost = COST_OBJECTIVES.find((objective) => costName(objective) === name);
  if (cost !== undefined) {
    const { value, missing } = candidate.expression({ cost });
    if (!Number.isFinite(value)) return undefined;
    return missing.length === 0 ? value : { atLeast: value };
  }
  if (name === 'configuration' || name === 'name') return facts.configuration;
  if (name === 'id') return facts.id;
  if (name === 'batch') return facts.serving.batch;
  return undefined;
}

function ownText(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function metricValue(facts: CandidateFacts, name: string): number | undefined {
  const estimate = Object.hasOwn(facts.metrics, name) ? facts.metrics[name] : undefined;
  return estimate === undefined || 'unknown' in estimate ? undefined : estimate.value;
}
