import * as z from 'zod';
import { PRICE_BASES, QUANTITY_BASES } from '../quantity/basis.ts';
import { unknownReasonSchema } from '../quantity/unknown.ts';
import { pinnedPriceSchema } from '../prices/entry.ts';
import { isoDateSchema } from '../text/iso-date-schema.ts';
import { digestSchema, priceDateSchema, privatePriceSchema } from './evidence.ts';
import { ROLES } from './picks.ts';
import { questionSchema } from './question.ts';
import { tieBreakSchema } from './tie-break.ts';

const interval = { value: z.number(), low: z.number(), high: z.number() };

export const DECISION_SCHEMA_VERSION = 1;

const VERDICTS = ['decided', 'undecided', 'nobody'] as const;

const overrideSchema = z.strictObject({
  because: z.string().regex(/\S/, 'a reason in words').describe('Why it was chosen against the rule: a person’s words.'),
  rule: z.enum(VERDICTS).describe('What the rule came to.'),
  instead: z.strictObject({ id: z.string(), configuration: z.string() }).optional().describe('Whom the rule gives.'),
});
export type Override = Readonly<z.infer<typeof overrideSchema>>;

export const chosenSchema = z.strictObject({
  role: z.enum(ROLES).describe('alternative: what to take when priorities change. fallback: what to serve while the primary cannot be.'),
  id: z.string(),
  configuration: z.string(),
  /** Of a primary that the rule does not give. */
  override: overrideSchema.optional(),
  byRule: z.string().optional().describe('Where it stands by the rule, for whoever the rule did not make the primary.'),
  runs: z.array(z.string()).min(1),
  artifact: z.strictObject({ uri: z.string(), digest: digestSchema.optional() }).optional(),
  serving: z.strictObject({ sku: z.string().optional(), batch: z.number().int().positive().optional() }),
  quality: z.strictObject({ metric: z.string(), ...interval, se: z.number().optional() }),
  usdPerMonth: z.strictObject({
    ...interval,
    /** By component, as the arithmetic adds up. */
    components: z.record(z.string(), z.number()),
    quantityBasis: z.enum(QUANTITY_BASES),
    priceBasis: z.enum(PRICE_BASES).optional(),
  }),
  /** Share of joint draws in which it wins by the rule. */
  pBest: z.number().min(0).max(1),
});
export type Chosen = Readonly<z.infer<typeof chosenSchema>>;

/** `model-selection.yaml`, version 1. People edit owner, rationale, reviewBy and why they chose against the rule; everything else is derived. */
export const decisionFileSchema = z.strictObject({
  decision: z.strictObject({
    schema: z.literal(DECISION_SCHEMA_VERSION),
    name: z.string().min(1),
    decidedOn: isoDateSchema,
    owner: z.string().optional(),
    rationale: z.string().optional(),
    reviewBy: isoDateSchema.optional(),
    /** Digest of the decision file that this one replaces: the chain is the history, and the way back. */
    supersedes: digestSchema.optional(),
  }),
  question: questionSchema,
  verdict: z.enum(VERDICTS),
  chosen: z.array(chosenSchema),
  tied: z.array(z.string()).optional(),
  tieBreak: tieBreakSchema.optional().describe('Where a tie-break chose another than who scores best.'),
  rejected: z.array(z.strictObject({ candidate: z.string(), configuration: z.string(), why: z.string() })).optional(),
  undecided: z
    .array(z.strictObject({ candidate: z.string(), configuration: z.string(), why: unknownReasonSchema, couldWin: z.boolean() }))
    .optional(),
  sunk: z.strictObject({ searchUsd: z.number(), atLeast: z.boolean(), runs: z.number().int(), unknownRuns: z.number().int() }),
  prices: z.strictObject({
    ...priceDateSchema.shape,
    digest: digestSchema,
    rows: z.array(z.union([pinnedPriceSchema, privatePriceSchema])),
  }),
  evidence: z.strictObject({ file: z.string(), rows: z.number().int().nonnegative(), digest: digestSchema }),
  recheck: z
    .strictObject({ alarmIf: z.strictObject({ gainUsdPerMonth: z.number().nonnegative(), confidence: z.number().gt(0).max(1) }) })
    .optional(),
});
export type DecisionFile = Readonly<z.infer<typeof decisionFileSchema>>;
