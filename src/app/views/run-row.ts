import * as z from 'zod';
import type { Expression } from '../../core/quantity/expression.ts';
import { QUANTITY_BASES } from '../../core/quantity/basis.ts';
import { quantitySchema, view, type Quantity } from '../../core/quantity/quantity.ts';
import { unknownReasonSchema } from '../../core/quantity/unknown.ts';
import { RUN_STATUSES, TWIN_RULES, type Run } from '../../core/runs/run.ts';
import type { Sampler } from '../../core/quantity/sampler.ts';
import type { RunCost } from '../../core/ledgers/run-costs.ts';
import { isoTime } from '../../core/text/iso-date.ts';

const text = z.record(z.string(), z.string());

/** A run as `scan --format json` gives it. Numbers that JSON cannot hold (NaN, infinities) are null. */
export const runRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  store: z.string(),
  experiment: z.string(),
  parent: z.string().optional(),
  twins: z
    .array(z.object({ id: z.string(), rule: z.enum(TWIN_RULES) }))
    .optional()
    .describe('records of the same run in other stores, and how they were recognised'),
  status: z.enum(RUN_STATUSES),
  startedAt: z.string().nullable().describe('ISO 8601, UTC'),
  durationSeconds: z.union([z.number(), unknownReasonSchema]).describe('time at work, pauses left out'),
  durationBasis: z.enum(QUANTITY_BASES).optional().describe('estimated: the end is only bounded by the last thing logged'),
  params: text,
  metrics: z.record(z.string(), z.number().nullable()),
  tags: text,
  hardware: z.union([
    unknownReasonSchema,
    z.object({
      sku: z.string(),
      devices: z.number(),
      region: z.string().optional(),
      purchase: z.string(),
      basis: z.string(),
      source: z.string(),
    }),
  ]),
  spent: quantitySchema.describe('USD at the prices of the run’s own date'),
  replacementCost: quantitySchema.describe('USD for the same work at the one price date'),
});
export type RunRow = z.infer<typeof runRowSchema>;

export function runRow(run: Run, cost: RunCost, sampler: Sampler): RunRow {
  return {
    id: run.id,
    name: run.name,
    store: run.store.identity,
    experiment: run.experiment.name,
    ...(run.parentId === undefined ? {} : { parent: run.parentId }),
    ...(run.twins === undefined ? {} : { twins: [...run.twins] }),
    status: run.status,
    startedAt: isoTime(run.startedAt) ?? null,
    ...durationOf(cost.duration),
    params: Object.fromEntries(run.params),
    metrics: Object.fromEntries([...run.metrics].map(([name, { value }]) => [name, Number.isFinite(value) ? value : null])),
    tags: Object.fromEntries(run.tags),
    hardware: hardwareRow(cost),
    spent: quantityOf(cost.spent, sampler),
    replacementCost: quantityOf(cost.replacement, sampler),
  };
}

function durationOf({ value, basis, missing }: Expression): Pick<RunRow, 'durationSeconds' | 'durationBasis'> {
  if (Number.isNaN(value)) return { durationSeconds: missing[0] ?? { unknown: 'no-end-time' } };
  return { durationSeconds: value, durationBasis: basis };
}

function quantityOf(expression: Expression, sampler: Sampler): z.infer<typeof quantitySchema> {
  return mutable(view(expression, sampler));
}

/** zod infers mutable arrays; a view's are readonly and JSON does not care. */
export function mutable(quantity: Quantity): z.infer<typeof quantitySchema> {
  return quantity as z.infer<typeof quantitySchema>;
}

function hardwareRow({ hardware }: RunCost): RunRow['hardware'] {
  if ('unknown' in hardware) return hardware;
  const { sku, devices, region, purchase, basis, source } = hardware;
  return { sku, devices, ...(region === undefined ? {} : { region }), purchase, basis, source };
}
