import * as z from 'zod';

const axisSchema = z.object({ column: z.string(), goal: z.enum(['max', 'min']) });

/** Which rows to compare by which two columns. */
export const frontAskSchema = z.object({ x: axisSchema, y: axisSchema, rows: z.array(z.number().int().nonnegative()).max(1000) });
export type FrontAsk = Readonly<z.infer<typeof frontAskSchema>>;

const spanSchema = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** What only joint draws tell about a front. */
export const jointFrontSchema = z.object({
  /** By the asked rows: in which share of draws each is on the front. */
  shares: z.instanceof(Float64Array),
  /** Along the front by central values, between rows of the table; both differences are above 0. */
  steps: z.array(z.object({ from: z.number().int(), to: z.number().int(), cost: spanSchema, gain: spanSchema })),
});
export type JointFront = Readonly<z.infer<typeof jointFrontSchema>>;
