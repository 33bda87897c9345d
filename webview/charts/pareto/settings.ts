import * as z from 'zod';

const scale = z.enum(['log', 'linear']);
const span = z.tuple([z.number(), z.number()]);

/** What a person chose for the Pareto chart of one mode. Whatever does not parse is forgotten; what is undefined the chart chooses. */
const settingsSchema = z.object({
  x: z.string().optional(),
  y: z.string().optional(),
  xScale: scale.optional(),
  yScale: scale.optional(),
  /** The column whose values are families; empty for none. */
  family: z.string().optional(),
  third: z.object({ column: z.string(), as: z.enum(['colour', 'size']) }).optional(),
  limits: z.object({ x: z.number().optional(), y: z.number().optional() }).default({}),
  /** What the table is filtered to, in the units of the axes. */
  brush: z.object({ x: span, y: span }).optional(),
  tool: z.enum(['brush', 'lasso', 'move']).default('brush'),
});
export type ParetoSettings = Readonly<z.infer<typeof settingsSchema>>;

export function paretoSettings(saved: unknown): ParetoSettings {
  const parsed = settingsSchema.safeParse(saved ?? {});
  return parsed.success ? parsed.data : settingsSchema.parse({});
}
