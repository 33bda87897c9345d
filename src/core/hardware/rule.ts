import * as z from 'zod';
import { PURCHASES } from '../prices/entry.ts';

export const billingSchema = z.strictObject({
  minimumSeconds: z
    .number()
    .nonnegative()
    .optional()
    .describe('The shortest time that is billed. Default: what the price says, else none.'),
  provisioningSeconds: z.number().nonnegative().optional().describe('Billed before the run could start: booting, pulling images and data.'),
});
export type Billing = Readonly<z.infer<typeof billingSchema>>;

const placement = {
  sku: z.string().min(1).describe('What is paid for, as in the price book: `aws:g6.xlarge`, or `host + 2x accelerator`.'),
  devices: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('How many of the SKU one run occupies: instances of an instance type, accelerators of an accelerator. Default 1.'),
  region: z.string().optional(),
  purchase: z.enum(PURCHASES).optional().describe('Default on-demand.'),
  share: z
    .enum(['shared', 'exclusive'])
    .optional()
    .describe('shared (default): overlapping runs on one host split its hours. exclusive: every run has devices of its own.'),
  billing: billingSchema
    .optional()
    .describe(
      'With share: exclusive: an instance was started for every run, so that the shortest time billed and the time to set it up count, once a run. One that is shared outlives its runs, and nothing is added.',
    ),
};

export const hardwareDefaultSchema = z.strictObject(placement);

export const hardwareRuleSchema = z.strictObject({
  when: z
    .record(z.string(), z.string())
    .describe('All must match: `experiment`, `store`, `name`, `tag.<key>` or `param.<key>`, each a glob.'),
  ...placement,
});

export type HardwarePlacement = Readonly<z.infer<typeof hardwareDefaultSchema>>;
export type HardwareRule = Readonly<z.infer<typeof hardwareRuleSchema>>;
export interface HardwareRules {
  readonly rules: readonly HardwareRule[];
  readonly default: HardwarePlacement | undefined;
}
