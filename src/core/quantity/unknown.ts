import * as z from 'zod';

/** Why a quantity is unknown; hosts make sentences of the code and its arguments. */
export const UNKNOWN_CODES = [
  'no-end-time',
  'no-start-time',
  'no-duration',
  'negative-duration',
  'duration-unreadable',
  'hardware-not-recorded',
  'unknown-sku',
  'no-price-for-sku',
  'no-spot-data',
  'no-price-in-region',
  'currency-without-rate',
  'no-throughput',
  'throughput-not-positive',
  'no-workload',
  'no-serving-sku',
  'metric-missing',
  'metric-not-a-number',
  'not-a-leaf',
  'no-training-cost',
  'mixed-hardware',
  'no-child-known',
  'price-is-zero',
] as const;
export type UnknownCode = (typeof UNKNOWN_CODES)[number];

export const unknownReasonSchema = z.object({
  unknown: z.enum(UNKNOWN_CODES),
  /** What the reason is about: a SKU, a metric, a region. */
  about: z.string().optional(),
});
export interface UnknownReason {
  readonly unknown: UnknownCode;
  readonly about?: string | undefined;
}
