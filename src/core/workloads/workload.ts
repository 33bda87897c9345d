import * as z from 'zod';
import { PURCHASES } from '../prices/entry.ts';

const hours = z
  .string()
  .regex(/^([01]?\d|2[0-4])-([01]?\d|2[0-4])$/, 'hours of the day as "8-20"')
  .describe('Hours of the day at the peak rate, as "8-20"; the end is not included.');

export const requestsSchema = z.union([
  z.number().nonnegative(),
  z.strictObject({
    peak: z.number().nonnegative().describe('Requests per hour in a peak hour.'),
    peakHours: hours.optional(),
    off: z.number().nonnegative().optional().describe('Requests per hour in the other hours. Default: as in the peak.'),
  }),
]);

/** What a service has to bear, and where it runs. */
export const workloadSchema = z.strictObject({
  requestsPerHour: requestsSchema,
  predictionsPerRequest: z.number().positive().optional().describe('Default 1.'),
  burst: z.number().min(1).optional().describe('Peak rate within an hour over the hour’s mean rate. Default 1.'),
  slo: z.record(z.string(), z.number().positive()).optional().describe('Upper limits of measured latencies, as {p95_ms: 40}.'),
  replicas: z
    .strictObject({
      min: z.number().int().nonnegative().optional().describe('Replicas that always run. Default 1.'),
      headroom: z.number().nonnegative().optional().describe('Spare capacity as a share of the rate. Default 0.'),
    })
    .optional(),
  sku: z
    .string()
    .min(1)
    .optional()
    .describe('What one replica is served on: the hardware that the throughput was measured on or stands for.'),
  region: z.string().optional(),
  purchase: z.enum(PURCHASES).optional(),
  batch: z.array(z.number().int().positive()).optional().describe('Batch sizes that may be served. Default: any that was measured.'),
  fixedUsdPerMonth: z.number().nonnegative().optional(),
});
export type Workload = Readonly<z.infer<typeof workloadSchema>>;

export const lifecycleSchema = z.strictObject({
  retrainsPerMonth: z.number().nonnegative().optional().describe('Default 0.'),
  searchesPerYear: z.number().nonnegative().optional().describe('Default 0.'),
  labellingUsdPerMonth: z.number().nonnegative().optional(),
  horizonMonths: z.number().positive().optional(),
});
export type Lifecycle = Readonly<z.infer<typeof lifecycleSchema>>;

/** Hours of an average month. */
export const HOURS_PER_MONTH = 730;

/** A stretch of the average month at one rate. */
export interface LoadLevel {
  readonly name: 'peak' | 'off-peak';
  readonly hoursPerMonth: number;
  readonly predictionsPerHour: number;
}

/** The workload's month as one or two levels of load. */
export function loadLevels(workload: Workload): readonly LoadLevel[] {
  const { requestsPerHour: requests, predictionsPerRequest = 1 } = workload;
  if (typeof requests === 'number') {
    return [{ name: 'peak', hoursPerMonth: HOURS_PER_MONTH, predictionsPerHour: requests * predictionsPerRequest }];
  }
  const peakShare = requests.peakHours === undefined ? 1 : hoursOf(requests.peakHours) / 24;
  const levels: LoadLevel[] = [
    { name: 'peak', hoursPerMonth: HOURS_PER_MONTH * peakShare, predictionsPerHour: requests.peak * predictionsPerRequest },
    {
      name: 'off-peak',
      hoursPerMonth: HOURS_PER_MONTH * (1 - peakShare),
      predictionsPerHour: (requests.off ?? requests.peak) * predictionsPerRequest,
    },
  ];
  return levels.filter((level) => level.hoursPerMonth > 0);
}

/** Length of "8-20"; "22-6" goes over midnight, "0-24" is the whole day. */
function hoursOf(span: string): number {
  const [from = 0, to = 0] = span.split('-').map(Number);
  return from === to ? 24 : (to - from + 24) % 24 || 24;
}
