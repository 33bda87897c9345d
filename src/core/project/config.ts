import * as z from 'zod';
import { hardwareDefaultSchema, hardwareRuleSchema } from '../hardware/rule.ts';
import { METRIC_UNITS } from '../metrics/units.ts';
import { PRICE_UNITS, PURCHASES } from '../prices/entry.ts';
import { tableMappingSchema } from '../runs/table-mapping.ts';
import { isoDateSchema } from '../text/iso-date-schema.ts';
import { lifecycleSchema, workloadSchema } from '../workloads/workload.ts';

export const priceOverrideSchema = z
  .strictObject({
    sku: z.string().min(1),
    usdPerHour: z.number().nonnegative().optional().describe('The whole instance or device by the hour.'),
    price: z.number().nonnegative().optional(),
    unit: z.enum(PRICE_UNITS).optional().describe('Default h.'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'a currency as EUR')
      .optional()
      .describe('Default USD.'),
    region: z.string().optional().describe('Default: any region. Others keep their list prices.'),
    purchase: z.enum(PURCHASES).optional().describe('Default on-demand.'),
    source: z.string().optional(),
    owner: z.string().optional(),
    asOf: isoDateSchema.optional(),
    until: isoDateSchema.optional().describe('The last day on which it holds; after it the list price does.'),
    minimumSeconds: z
      .number()
      .positive()
      .optional()
      .describe('The shortest time that is billed; it counts with `billing` in a hardware rule.'),
  })
  .refine(({ usdPerHour, currency = 'USD' }) => usdPerHour === undefined || currency === 'USD', {
    error: 'usdPerHour is in US dollars; state price in another currency',
    path: ['currency'],
  });
export type PriceOverride = Readonly<z.infer<typeof priceOverrideSchema>>;

/** A file of prices outside the repository: a list of overrides, or `overrides:` with one. */
export const privatePricesSchema = {
  list: z.array(priceOverrideSchema),
  named: z.strictObject({ overrides: z.array(priceOverrideSchema) }),
};

/** `kneepoint.yaml`: committed, every key optional. */
export const projectConfigSchema = z.strictObject({
  stores: z
    .array(z.strictObject({ path: z.string().min(1), map: tableMappingSchema.optional(), ignore: z.literal(true).optional() }))
    .optional()
    .describe(
      'Stores to read besides those that are found; `map` says what the columns of a CSV, JSON or JSONL table mean, `ignore: true` that a path is no store.',
    ),
  candidates: z
    .strictObject({
      experiments: z.array(z.string()).optional().describe('Experiments by name (globs). Default: all.'),
      groupBy: z.array(z.string()).optional().describe('Parameters that make a configuration; `params` means all. Default [params].'),
      replicatesOver: z.array(z.string()).optional().describe('Parameters in which replicates may differ. Default seed and fold.'),
    })
    .optional(),
  metrics: z
    .record(
      z.string(),
      z.strictObject({
        goal: z.enum(['max', 'min']).optional(),
        unit: z
          .enum(METRIC_UNITS)
          .optional()
          .describe('Default: what the name says. One point is 0.01 of a fraction, and 1 of everything else.'),
        key: z.boolean().optional().describe('The quality that tables and charts show first.'),
      }),
    )
    .optional(),
  hardware: z.strictObject({ default: hardwareDefaultSchema.optional(), rules: z.array(hardwareRuleSchema).optional() }).optional(),
  prices: z
    .strictObject({
      asOf: isoDateSchema.optional().describe('The one date of replacement and forward costs. Default: the price book’s own.'),
      overrides: z.array(priceOverrideSchema).optional(),
      private: z
        .string()
        .min(1)
        .optional()
        .describe(
          'A YAML file of overrides outside the repository, relative to it or as ${VARIABLE}. Decisions state digests of its prices, not the prices; `overrides` win over it.',
        ),
      usdPer: z.record(z.string(), z.number().positive()).optional().describe('US dollars for one unit of a currency, as {EUR: 1.08}.'),
    })
    .optional(),
  workloads: z.record(z.string(), workloadSchema).optional(),
  lifecycle: lifecycleSchema.optional(),
  value: z.strictObject({ usdPerMonthPerPoint: z.record(z.string(), z.number().positive()) }).optional(),
  policy: z
    .strictObject({
      minReplicates: z.number().int().positive().optional(),
      unknown: z.enum(['block-if-could-win', 'ignore']).optional(),
      maxPriceAgeDays: z.number().positive().optional(),
    })
    .optional(),
});
export type ProjectConfig = Readonly<z.infer<typeof projectConfigSchema>>;

export const DEFAULT_REPLICATE_KEYS = ['seed', 'random_seed', 'random_state', 'fold', 'cv_fold', 'replicate'];
