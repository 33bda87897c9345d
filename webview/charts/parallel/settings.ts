import * as z from 'zod';

/** More axes nobody follows. */
export const MOST_AXES = 12;

/** A stretch of an axis of numbers, or some of its texts. */
const brushSchema = z.union([z.object({ low: z.number(), high: z.number() }), z.object({ texts: z.array(z.string()) })]);
export type AxisBrush = Readonly<z.infer<typeof brushSchema>>;

const settingsSchema = z.object({
  /** Columns in their order; undefined: the chart chooses. */
  axes: z.array(z.string()).max(MOST_AXES).optional(),
  /** The column that colours; empty for none. */
  colour: z.string().optional(),
  brushes: z.array(z.tuple([z.string(), brushSchema])).default([]),
});
export type ParallelSettings = Readonly<z.infer<typeof settingsSchema>>;

export function parallelSettings(saved: unknown): ParallelSettings {
  const parsed = settingsSchema.safeParse(saved ?? {});
  return parsed.success ? parsed.data : settingsSchema.parse({});
}
