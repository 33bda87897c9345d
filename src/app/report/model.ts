import * as z from 'zod';

/** A number as people read it, and by what a table sorts it; null sorts last. */
export const cellSchema = z.object({ text: z.string(), sort: z.number().nullable() });
export type Cell = z.infer<typeof cellSchema>;

/** `on`: what is further to a choice stays off paper, which is narrow. */
export const columnSchema = z.object({
  title: z.string(),
  goal: z.enum(['max', 'min']).nullable(),
  on: z.enum(['screen-and-paper', 'screen']),
});
export type ReportColumn = z.infer<typeof columnSchema>;

export const STANDINGS = ['chosen', 'alternative', 'fallback', 'front', 'behind', 'excluded', 'unknown'] as const;

export const frontRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** What it stands out by: `knee`, `cheapest` … */
  marks: z.array(z.string()),
  cells: z.array(cellSchema),
  /** What the next better candidate adds, and for how much. */
  step: z.string(),
  pFront: z.string(),
});

export const candidateRowSchema = z.object({
  id: z.string(),
  configuration: z.string(),
  family: z.string().nullable(),
  batch: cellSchema,
  cells: z.array(cellSchema),
  standing: z.enum(STANDINGS),
  /** The standing in words: why it was chosen, left out or not comparable. */
  why: z.string(),
  order: z.number().int(),
});

const groupSchema = z.object({ why: z.string(), count: z.number().int(), names: z.array(z.string()) });

export const decisionSchema = z.object({
  /** `committed`: as a file says it; `proposed`: what the rule would choose. */
  kind: z.enum(['committed', 'proposed']),
  path: z.string().nullable(),
  name: z.string(),
  verdict: z.enum(['decided', 'undecided', 'nobody', 'unreadable']),
  findings: z.array(z.object({ verdict: z.string(), severity: z.enum(['error', 'advice']), message: z.string() })),
  rule: z.string(),
  chosen: z.array(
    z.object({
      id: z.string(),
      role: z.string(),
      name: z.string(),
      quality: z.string(),
      cost: z.string(),
      components: z.array(z.object({ name: z.string(), text: z.string() })),
      pBest: z.string(),
      evidence: z.string(),
      /** Where it stands by the rule, and why it was chosen all the same. */
      note: z.string().optional(),
      /** A primary that the rule does not give. */
      against: z.boolean().optional(),
    }),
  ),
  /** Who scores better than the chosen, and why it did not count; empty where nobody does. */
  tieBreak: z.string(),
  tied: z.array(z.string()),
  rejected: z.array(groupSchema),
  undecided: z.array(groupSchema.extend({ couldWin: z.boolean() })),
  /** Owner, rationale, dates: what people wrote. */
  words: z.array(z.object({ name: z.string(), text: z.string() })),
});
export type DecisionModel = z.infer<typeof decisionSchema>;

/** Everything that a report page shows, as words and finished numbers; no host computes on it. */
export const reportSchema = z.object({
  title: z.string(),
  generatedAt: z.string(),
  sentence: z.string(),
  /** Whose numbers these are: the committed evidence, or the runs as they are now. */
  basis: z.string(),
  facts: z.array(z.object({ name: z.string(), text: z.string() })),
  chart: z.object({ spec: z.record(z.string(), z.unknown()), description: z.string(), caption: z.string() }).nullable(),
  columns: z.array(columnSchema),
  front: z.array(frontRowSchema),
  /** What to know when reading the front. */
  frontNotes: z.array(z.string()),
  /** Who wins by what a point of quality is worth. */
  worth: z.array(z.object({ id: z.string(), name: z.string(), range: z.string(), pBest: z.string() })),
  decision: decisionSchema.nullable(),
  otherDecisions: z.array(z.string()),
  candidates: z.object({
    columns: z.array(columnSchema),
    family: z.string().nullable(),
    rows: z.array(candidateRowSchema),
    of: z.number().int(),
  }),
  spent: z.array(z.string()),
  assumptions: z.array(z.object({ name: z.string(), text: z.string() })),
  prices: z.array(z.object({ what: z.string(), price: cellSchema, source: z.string(), asOf: z.string(), confidence: z.string() })),
  unknowns: z.array(z.object({ what: z.string(), count: z.number().int(), names: z.array(z.string()), remedy: z.string() })),
});
export type ReportModel = z.infer<typeof reportSchema>;
export type FrontRow = z.infer<typeof frontRowSchema>;
export type CandidateLine = z.infer<typeof candidateRowSchema>;
