import * as z from 'zod';
import { isoDateSchema } from '../text/iso-date-schema.ts';

export const PRICE_KINDS = ['instance', 'accelerator', 'cpu', 'memory', 'storage', 'egress', 'energy', 'token'] as const;
export const PURCHASES = ['on-demand', 'spot', 'reserved-1y', 'reserved-3y', 'serverless', 'owned'] as const;
export const PRICE_UNITS = ['h', 'device-h', 'vCPU-h', 'GiB-h', 'GiB-month', 'GiB', 'kWh', 'million-tokens'] as const;
export const CONFIDENCES = ['vendor', 'secondary', 'old', 'user'] as const;

export type Confidence = (typeof CONFIDENCES)[number];
export type Purchase = (typeof PURCHASES)[number];

/** One dated price of one thing that can be bought. A price of 0 in a foreign catalogue is not a price. */
export const priceEntrySchema = z.object({
  sku: z.string().min(1),
  kind: z.enum(PRICE_KINDS),
  provider: z.string().min(1),
  /** `*` where the provider has one price for all regions. */
  region: z.string().min(1),
  purchase: z.enum(PURCHASES),
  /** `price` buys one of these; an instance is paid whole by the hour. */
  unit: z.enum(PRICE_UNITS),
  price: z.number().nonnegative(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code'),
  source: z.string().min(1),
  asOf: isoDateSchema,
  /** The last day on which it holds, for a price that a project states. */
  until: isoDateSchema.optional(),
  confidence: z.enum(CONFIDENCES),
  /** Accelerators in the instance. */
  devices: z.number().int().positive().optional(),
  accelerator: z.string().optional(),
  vCpus: z.number().positive().optional(),
  memoryGiB: z.number().positive().optional(),
  /** The shortest time that is billed of an instance, however soon it was given back. */
  minimumSeconds: z.number().positive().optional(),
});

/** As decisions pin it: the shortest time is in the device hours already, which their evidence has. */
export const pinnedPriceSchema = priceEntrySchema.omit({ minimumSeconds: true });
export type PinnedPrice = Readonly<z.infer<typeof pinnedPriceSchema>>;

export type PriceEntry = Readonly<z.infer<typeof priceEntrySchema>>;
