import * as z from 'zod';
import { RUN_STATUSES } from '../core/runs/run.ts';
import { FINDING_VERDICTS } from './finding-verdicts.ts';

// What the trees show, as texts: the host lays out, it does not compute. A name may hold anything.

export const experimentRowSchema = z.object({ id: z.string(), name: z.string(), runs: z.number().int(), cost: z.string() });
export type ExperimentRow = z.infer<typeof experimentRowSchema>;

export const storeRowSchema = z.object({
  /** Kind and identity: one store of the folder. */
  key: z.string(),
  kind: z.string(),
  /** Its path relative to the folder, or as the user wrote it. */
  identity: z.string(),
  runs: z.number().int(),
  cost: z.string(),
  /** False when the store kept changing while it was read. */
  consistent: z.boolean(),
  experiments: z.array(experimentRowSchema),
});
export type StoreRow = z.infer<typeof storeRowSchema>;

export const runRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(RUN_STATUSES),
  startedAt: z.number().optional(),
  /** The folder's key metric, where the run has it. */
  metric: z.object({ name: z.string(), text: z.string() }).optional(),
  cost: z.string(),
  children: z.number().int(),
  /** Records of other trackers that count as this run. */
  twins: z.number().int(),
});
export type RunRow = z.infer<typeof runRowSchema>;

export const problemRowSchema = z.object({
  severity: z.enum(['error', 'warning', 'info']),
  /** Relative to the folder; absolute where the user wrote it so. */
  file: z.string(),
  /** Counted from 1, where the place in the file is known. */
  at: z.object({ line: z.number().int(), column: z.number().int() }).optional(),
  message: z.string(),
  /** What it is, for what mends it. */
  code: z.string(),
  args: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type ProblemRow = z.infer<typeof problemRowSchema>;

export const findingRowSchema = z.object({
  verdict: z.enum(FINDING_VERDICTS),
  severity: z.enum(['error', 'advice']),
  message: z.string(),
  /** What it is about: relative to the folder, counted from 1. */
  place: z.object({ file: z.string(), line: z.number().int(), column: z.number().int() }),
});
export type FindingRow = z.infer<typeof findingRowSchema>;

export const selectionRowSchema = z.object({
  /** Relative to the folder, with `/`. */
  path: z.string(),
  /** Absolute. */
  file: z.string(),
  /** Of the file's text. */
  digest: z.string(),
  /** Absolute; undefined where there is no evidence beside the decision. */
  evidence: z.string().optional(),
  /** Undefined where the file cannot be read. */
  name: z.string().optional(),
  chosen: z.string().optional(),
  decidedOn: z.string().optional(),
  owner: z.string().optional(),
  rationale: z.string().optional(),
  /** What a commit of it says; undefined where the file cannot be read. */
  message: z.string().optional(),
  findings: z.array(findingRowSchema),
});
export type SelectionRow = z.infer<typeof selectionRowSchema>;

/** The breakdown of a run's cost, in the order in which a hover says it. */
export const breakdownSchema = z.object({
  name: z.string(),
  experiment: z.string(),
  status: z.enum(RUN_STATUSES),
  startedAt: z.number().optional(),
  duration: z.string(),
  metrics: z.array(z.object({ name: z.string(), text: z.string() })),
  /** With its interval. */
  total: z.string(),
  /** In words: how the total is known. */
  basis: z.string().optional(),
  /** The arithmetic, indented. */
  sum: z.array(z.string()),
  /** Where time, hardware and price came from, with their dates. */
  sources: z.array(z.string()),
  /** What else counts as this run, and why. */
  twins: z.array(z.string()),
  /** True when something that a person can say in kneepoint.yaml is missing or assumed. */
  mendable: z.boolean(),
  computedAt: z.number(),
});
export type Breakdown = z.infer<typeof breakdownSchema>;
