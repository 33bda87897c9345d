import * as z from 'zod';
import { ROLES } from '../core/decisions/picks.ts';

// What helps a person to make a decision. Everything is computed in the reader; the host asks, shows and hands on.

/** More would be a slip of the hand. */
export const MOST_PICKS = 50;

export const rolePickSchema = z.object({ role: z.enum(ROLES), id: z.string().min(1).max(10_000) });
export type RolePicked = Readonly<z.infer<typeof rolePickSchema>>;
export const rolePicksSchema = z.array(rolePickSchema).max(MOST_PICKS);

export const CHOICE_STANDINGS = ['front', 'behind', 'redundant', 'excluded', 'unknown'] as const;

export const candidateChoiceSchema = z.object({
  id: z.string(),
  name: z.string(),
  quality: z.string(),
  cost: z.string(),
  standing: z.enum(CHOICE_STANDINGS),
});
export type CandidateChoiceRow = Readonly<z.infer<typeof candidateChoiceSchema>>;

export const pickedAskSchema = z.object({ ids: z.array(z.string().max(10_000)).max(MOST_PICKS) });

export const pickedRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  quality: z.string(),
  cost: z.string(),
  /** In which parameters it differs from the others that are picked. */
  differs: z.string(),
});
export type PickedRow = Readonly<z.infer<typeof pickedRowSchema>>;

/** What is asked, as texts that the product's own parsers read. */
export const selectWishSchema = z.object({
  rule: z.string().max(200).optional(),
  workload: z.string().max(1000).optional(),
  constraints: z.array(z.string().max(1000)).max(100).optional(),
});
export type SelectWish = Readonly<z.infer<typeof selectWishSchema>>;

/** What a decision says already, as what is asked begins with. */
export const decisionChoiceSchema = z.object({
  path: z.string(),
  name: z.string(),
  /** Undefined for a file that cannot be read. */
  chosen: z.string().optional(),
  owner: z.string().optional(),
  rationale: z.string().optional(),
  wish: selectWishSchema,
  picks: rolePicksSchema,
});
export type DecisionChoice = Readonly<z.infer<typeof decisionChoiceSchema>>;

export const selectStartSchema = z.union([
  z.object({ none: z.string() }),
  z.object({
    candidates: z.array(candidateChoiceSchema),
    decisions: z.array(decisionChoiceSchema),
    workloads: z.array(z.object({ name: z.string(), text: z.string() })),
    /** Names that a constraint may be about. */
    names: z.array(z.string()),
  }),
]);
export type SelectStart = Readonly<Exclude<z.infer<typeof selectStartSchema>, { none: string }>>;

/** `file`: the decision that is made anew, or a new one. */
export const ruleAskSchema = z.object({ file: z.string().max(1000), wish: selectWishSchema });

export const ruleAnswerSchema = z.object({
  verdict: z.enum(['decided', 'undecided', 'nobody']),
  id: z.string().optional(),
  text: z.string(),
});
export type RuleAnswerRow = Readonly<z.infer<typeof ruleAnswerSchema>>;

export const ruleOfferSchema = z.object({
  rule: z.string(),
  sentence: z.string(),
  from: z.enum(['project', 'decision', 'proposal']),
  answer: ruleAnswerSchema,
});
export type RuleOfferRow = Readonly<z.infer<typeof ruleOfferSchema>>;

const fault = z.object({ fault: z.string() });
export const ruleOffersSchema = z.union([fault, z.object({ offers: z.array(ruleOfferSchema) })]);
export const selectAnswerSchema = z.union([fault, z.object({ sentence: z.string(), answer: ruleAnswerSchema })]);

export const draftAskSchema = z.object({
  file: z.string().min(1).max(1000),
  wish: selectWishSchema,
  picks: rolePicksSchema,
  because: z.string().max(10_000).optional(),
  owner: z.string().max(1000).optional(),
  rationale: z.string().max(10_000).optional(),
});
export type DraftAsk = Readonly<z.infer<typeof draftAskSchema>>;

export const draftAnswerSchema = z.union([
  fault,
  z.object({
    /** Names what was looked at: writing it writes these bytes. */
    draft: z.string(),
    path: z.string(),
    evidence: z.string(),
    before: z.string(),
    after: z.string(),
    isNew: z.boolean(),
    isSame: z.boolean(),
    chosen: z.string(),
    notes: z.array(z.string()),
    /** What a commit of it would say. */
    message: z.string(),
  }),
]);
export type DraftAnswer = Readonly<Exclude<z.infer<typeof draftAnswerSchema>, { fault: string }>>;

export const writtenDraftSchema = z.union([fault, z.object({ written: z.array(z.string()) })]);
