import * as z from 'zod';
import { QUANTITY_BASES } from '../quantity/basis.ts';
import { unknownReasonSchema } from '../quantity/unknown.ts';
import { PURCHASES } from '../prices/entry.ts';

/** `deviation`: that of the values behind a mean, nobody knows how many. The mean is more certain than that. */
export const ERROR_ORIGINS = ['replicates', 'reported', 'binomial', 'deviation', 'unknown'] as const;

/** A number with its standard error, rounded as files hold it. */
export const estimateSchema = z.object({
  value: z.number(),
  /** Standard error in the value's unit; absent when nothing tells it. */
  se: z.number().nonnegative().optional(),
  /** Replicates, or the folds of one, less one, where the error comes from replicates. */
  df: z.number().int().positive().optional(),
  error: z.enum(ERROR_ORIGINS),
});
export type Estimate = Readonly<z.infer<typeof estimateSchema>>;

export const evaluationSchema = z.object({
  dataset: z.string().optional(),
  digest: z.string().optional(),
  split: z.string().optional(),
  /** Examples in the evaluation. */
  n: z.number().int().positive().optional(),
});
export type Evaluation = Readonly<z.infer<typeof evaluationSchema>>;

export const servingSchema = z.object({
  batch: z.number().int().positive().optional(),
  /** Predictions per second and replica, or why it is not known. */
  throughputPerSecond: z.union([unknownReasonSchema, estimateSchema]),
});

export const trainingSchema = z.object({
  sku: z.string(),
  region: z.string().optional(),
  purchase: z.enum(PURCHASES),
  /** Device hours of one training as they are billed: the mean over replicates. */
  deviceHours: estimateSchema,
  basis: z.enum(QUANTITY_BASES),
});

/**
 * All that a decision needs to know of one candidate (configuration × evaluation × serving set-up), without prices:
 * the row that stands in the evidence, from which everything else is derived.
 */
export const candidateFactsSchema = z.object({
  id: z.string(),
  configuration: z.string(),
  configurationId: z.string(),
  params: z.record(z.string(), z.string()),
  evaluation: evaluationSchema,
  runs: z.array(z.string()).min(1),
  metrics: z.record(z.string(), z.union([unknownReasonSchema, estimateSchema])),
  serving: servingSchema,
  training: z.union([unknownReasonSchema, trainingSchema]),
  artifact: z.string().optional(),
});
export type CandidateFacts = Readonly<z.infer<typeof candidateFactsSchema>>;
export type Training = Readonly<z.infer<typeof trainingSchema>>;
export type Serving = Readonly<z.infer<typeof servingSchema>>;

/** What the whole search cost in device hours: shared by all candidates of a question. */
export const searchFactsSchema = z.object({
  runs: z.number().int().nonnegative(),
  unknownRuns: z.number().int().nonnegative(),
  /** A store goes on after the last run that was read of it. */
  cut: z.literal(true).optional(),
  spentUsd: z.number().nonnegative(),
  deviceHours: z.array(
    z.object({ sku: z.string(), region: z.string().optional(), purchase: z.enum(PURCHASES), hours: z.number().nonnegative() }),
  ),
});
export type SearchFacts = Readonly<z.infer<typeof searchFactsSchema>>;
