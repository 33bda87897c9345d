import * as z from 'zod';

const settingsSchema = z.object({
  x: z.string().optional(),
  y: z.string().optional(),
  /** The column that colours; empty for none. */
  colour: z.string().optional(),
  /** Undefined: as the numbers span. */
  logX: z.boolean().optional(),
  logY: z.boolean().optional(),
});
export type ScatterSettings = Readonly<z.infer<typeof settingsSchema>>;

export function scatterSettings(saved: unknown): ScatterSettings {
  const parsed = settingsSchema.safeParse(saved ?? {});
  return parsed.success ? parsed.data : settingsSchema.parse({});
}
