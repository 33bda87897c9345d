import * as z from 'zod';
import { evaluationSchema } from '../candidates/facts.ts';
import { lifecycleSchema, workloadSchema } from '../workloads/workload.ts';

export const COST_OBJECTIVES = ['forward', 'replacement', 'servingPer1k', 'saturatedPer1k'] as const;
export type CostObjective = (typeof COST_OBJECTIVES)[number];
export const COST_UNITS: Readonly<Record<CostObjective, string>> = {
  forward: 'USD/month',
  replacement: 'USD',
  servingPer1k: 'USD/1k',
  saturatedPer1k: 'USD/1k',
};

export const objectiveSchema = z.union([
  z.strictObject({
    metric: z.string().min(1),
    goal: z.enum(['max', 'min']),
    unit: z.string().optional().describe('Default: what the name says. `fraction` has points of 0.01.'),
  }),
  z.strictObject({ cost: z.enum(COST_OBJECTIVES), goal: z.literal('min') }),
]);
export type Objective = Readonly<z.infer<typeof objectiveSchema>>;

const bounds = {
  max: z.number().optional(),
  min: z.number().optional(),
  /** point: the central value. high: the 90 % interval's far end. probability: at least `p` of the joint draws. */
  by: z.enum(['point', 'high', 'probability']).optional().describe('Default point.'),
  p: z.number().gt(0).max(1).optional().describe('With by: probability. Default 0.9.'),
};
export const constraintSchema = z.union([
  z.strictObject({ metric: z.string().min(1), ...bounds }),
  z.strictObject({ cost: z.enum(COST_OBJECTIVES), ...bounds }),
]);
export type Constraint = Readonly<z.infer<typeof constraintSchema>>;

export const ruleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bestWithinBudget'), usdPerMonth: z.number().nonnegative() }),
  z.strictObject({ kind: z.literal('cheapestAboveFloor'), floor: z.number() }),
  z.strictObject({ kind: z.literal('maxNetBenefit'), usdPerMonthPerPoint: z.number().positive() }),
  z.strictObject({ kind: z.literal('withinOfBest'), points: z.number().nonnegative() }),
]);
export type Rule = Readonly<z.infer<typeof ruleSchema>>;

/** What is asked, whole: together with the evidence and prices it gives the answer, whatever else changes. */
export const questionSchema = z.strictObject({
  candidates: z.strictObject({
    experiments: z.array(z.string()).optional(),
    groupBy: z.array(z.string()),
    replicatesOver: z.array(z.string()),
    where: z.string().optional(),
  }),
  evaluation: evaluationSchema.optional(),
  objectives: z.array(objectiveSchema).min(1),
  constraints: z.array(constraintSchema).optional(),
  rule: ruleSchema,
  workload: z.strictObject({ name: z.string(), ...workloadSchema.shape }).optional(),
  lifecycle: lifecycleSchema.optional(),
  policy: z.strictObject({ unknown: z.enum(['block-if-could-win', 'ignore']) }).optional(),
  /** Of the joint draws behind intervals and probabilities. */
  sampling: z.strictObject({ seed: z.number().int(), draws: z.number().int().min(100).max(100_000) }),
});
export type Question = Readonly<z.infer<typeof questionSchema>>;

/** `metrics.auc`, `forwardCost`: the name under which a person asks for it. */
export function objectiveName(of: { readonly metric: string } | { readonly cost: CostObjective }): string {
  return 'metric' in of ? `metrics.${of.metric}` : costName(of.cost);
}

export function costName(cost: CostObjective): string {
  return `${cost}Cost`;
}
