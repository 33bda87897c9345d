import * as z from 'zod';
import { curveAxisSchema } from '../../../src/protocol/charts.ts';

/** What a person chose for learning curves. Whatever does not parse is forgotten; what is undefined the chart chooses. */
const settingsSchema = z.object({
  metric: z.string().optional(),
  over: curveAxisSchema.default('step'),
  smoothing: z.number().min(0).max(0.999).default(0),
  logX: z.boolean().default(false),
  logY: z.boolean().default(false),
});
export type CurveSettings = Readonly<z.infer<typeof settingsSchema>>;

export function curveSettings(saved: unknown): CurveSettings {
  const parsed = settingsSchema.safeParse(saved ?? {});
  return parsed.success ? parsed.data : settingsSchema.parse({});
}
