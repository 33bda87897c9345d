import * as z from 'zod';
import { partCostSchema } from '../../../src/protocol/charts.ts';

/** What a person chose for the regimes of one mode. Whatever does not parse is forgotten. */
const settingsSchema = z.object({
  along: z.enum(['budget', 'value']).default('budget'),
  metric: z.string().optional(),
  cost: partCostSchema.optional(),
  /** The budget, and the value of a point, that they asked about. */
  at: z.object({ budget: z.number().positive().optional(), value: z.number().positive().optional() }).default({}),
});
export type RegimeSettings = Readonly<z.infer<typeof settingsSchema>>;

export function regimeSettings(saved: unknown): RegimeSettings {
  const parsed = settingsSchema.safeParse(saved ?? {});
  return parsed.success ? parsed.data : settingsSchema.parse({});
}
