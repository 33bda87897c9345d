import * as z from 'zod';
import { partCostSchema } from '../../../src/protocol/charts.ts';

const settingsSchema = z.object({ cost: partCostSchema.optional(), order: z.enum(['table', 'dearest']).default('table') });
export type CostSettings = Readonly<z.infer<typeof settingsSchema>>;

export function costSettings(saved: unknown): CostSettings {
  const parsed = settingsSchema.safeParse(saved ?? {});
  return parsed.success ? parsed.data : settingsSchema.parse({});
}
