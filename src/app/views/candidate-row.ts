import * as z from 'zod';
import { estimateSchema, evaluationSchema, type CandidateFacts } from '../../core/candidates/facts.ts';
import type { Assessed } from '../../core/decisions/assess.ts';
import { COST_OBJECTIVES } from '../../core/decisions/question.ts';
import { quantitySchema, view } from '../../core/quantity/quantity.ts';
import type { Sampler } from '../../core/quantity/sampler.ts';
import { unknownReasonSchema } from '../../core/quantity/unknown.ts';
import { mutable } from './run-row.ts';

/** A candidate as the command line's JSON gives it: configuration × evaluation × serving set-up. */
export const candidateRowSchema = z.object({
  id: z.string(),
  configuration: z.string(),
  batch: z.number().nullable(),
  params: z.record(z.string(), z.string()),
  evaluation: evaluationSchema,
  runs: z.array(z.string()),
  metrics: z.record(z.string(), z.union([unknownReasonSchema, estimateSchema])),
  throughputPerSecond: z.union([unknownReasonSchema, estimateSchema]),
  forwardCost: quantitySchema.describe('USD a month from now on at the workload'),
  replacementCost: quantitySchema.describe('USD for one training at the one price date'),
  servingPer1kCost: quantitySchema.describe('USD per 1,000 predictions at the workload’s own traffic'),
  saturatedPer1kCost: quantitySchema.describe('USD per 1,000 predictions with every replica busy'),
});
export type CandidateRow = z.infer<typeof candidateRowSchema>;

export function candidateRow(candidate: Assessed, sampler: Sampler): CandidateRow {
  const { facts } = candidate;
  const costs = Object.fromEntries(COST_OBJECTIVES.map((cost) => [`${cost}Cost`, mutable(view(candidate.expression({ cost }), sampler))]));
  return {
    ...identityRow(facts),
    ...(costs as Pick<CandidateRow, 'forwardCost' | 'replacementCost' | 'servingPer1kCost' | 'saturatedPer1kCost'>),
  };
}

function identityRow(facts: CandidateFacts) {
  const { id, configuration, serving, params, evaluation, runs, metrics } = facts;
  return {
    id,
    configuration,
    batch: serving.batch ?? null,
    params,
    evaluation,
    runs: [...runs],
    metrics,
    throughputPerSecond: serving.throughputPerSecond,
  };
}
