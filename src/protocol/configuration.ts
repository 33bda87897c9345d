import * as z from 'zod';
import { PURCHASES } from '../core/prices/entry.ts';

// What helps a person to write kneepoint.yaml.

export const hardwareAboutSchema = z.object({
  run: z.string().optional(),
  experiment: z.string().optional(),
  store: z.string().optional(),
});
export type HardwareAbout = Readonly<z.infer<typeof hardwareAboutSchema>>;

export const skuRowSchema = z.object({
  sku: z.string(),
  provider: z.string(),
  region: z.string(),
  /** Where it is not bought on demand. */
  purchase: z.enum(PURCHASES).optional(),
  usdPerHour: z.number(),
  asOf: z.string(),
  source: z.string(),
  vCpus: z.number().optional(),
  memoryGiB: z.number().optional(),
  accelerator: z.string().optional(),
  devices: z.number().optional(),
  used: z.boolean(),
});
export type SkuRow = Readonly<z.infer<typeof skuRowSchema>>;

const whenSchema = z.record(z.string(), z.string());

export const scopeRowSchema = z.object({
  kind: z.enum(['experiment', 'store', 'name', 'host', 'default']),
  when: whenSchema.optional(),
  runs: z.number().int(),
  unpriced: z.number().int(),
  first: z.boolean(),
});
export type ScopeRow = Readonly<z.infer<typeof scopeRowSchema>>;

export const hardwareAnswerSchema = z.object({ skus: z.array(skuRowSchema), scopes: z.array(scopeRowSchema) });

export const configurationChangeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hardware'),
    when: whenSchema.optional(),
    sku: z.string().min(1),
    purchase: z.enum(PURCHASES).optional(),
    first: z.boolean(),
  }),
  /** What the whole instance or device costs by the hour, as somebody pays it. */
  z.object({ kind: z.literal('price'), sku: z.string().min(1), usdPerHour: z.number().nonnegative(), asOf: z.string() }),
  /** One more entry under `stores`: a table with its mapping as YAML on one line, or a path that is none. */
  z.object({ kind: z.literal('store'), path: z.string().min(1), map: z.string().optional() }),
]);
export type ConfigurationChange = Readonly<z.infer<typeof configurationChangeSchema>>;

export const configurationEditSchema = z.union([
  z.object({ edit: z.object({ offset: z.number().int(), length: z.number().int(), text: z.string() }) }),
  z.object({ fault: z.string() }),
]);

const knownName = z.object({ name: z.string(), runs: z.number().int() });

export const vocabularySchema = z.object({
  experiments: z.array(knownName),
  stores: z.array(knownName),
  metrics: z.array(knownName.extend({ goal: z.enum(['max', 'min']).optional(), unit: z.string().optional() })),
  params: z.array(knownName),
  tags: z.array(knownName),
  workloads: z.array(z.string()),
  skus: z.array(skuRowSchema),
});

const counterpartRunSchema = z.object({
  id: z.string(),
  name: z.string(),
  experiment: z.string(),
  store: z.string(),
  startedAt: z.number().optional(),
});

export const counterpartsSchema = z.object({
  /** The run's own id stands first in what is said of pairs. */
  twins: z.array(z.object({ id: z.string(), rule: z.string() })),
  others: z.array(counterpartRunSchema),
});
export type CounterpartRun = Readonly<z.infer<typeof counterpartRunSchema>>;
