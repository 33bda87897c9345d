import * as z from 'zod';
import type { Choice, Contender } from './choose.ts';
import type { Rule } from './question.ts';
import { sameMoney, type Ruling } from './rule.ts';

/** What a rule counts by, and where the chosen and who leads by it stand, in its own unit: a net benefit, a quality, a cost. */
export const tieBreakSchema = z.strictObject({
  by: z.enum(['cheaper', 'better', 'name']).describe('What decided among the tied.'),
  score: z.enum(['netBenefit', 'quality', 'cost']),
  chosen: z.number(),
  over: z.strictObject({ candidate: z.string(), configuration: z.string(), score: z.number(), pBest: z.number().min(0).max(1) }),
});
/** Why another was chosen than the one that scores best. */
export type TieBreak = Readonly<z.infer<typeof tieBreakSchema>>;

export function scoreKind({ kind }: Rule): TieBreak['score'] {
  return kind === 'maxNetBenefit' ? 'netBenefit' : kind === 'bestWithinBudget' ? 'quality' : 'cost';
}

/** Who scores better than the chosen, in the order of the contenders: undefined where nobody does. */
export function leaderOver({ chosen, scores }: Choice): number | undefined {
  const leader = scores.reduce((best, score, i) => (score > scores[best]! ? i : best), chosen);
  return leader === chosen ? undefined : leader;
}

/** What put the first before the second. */
export function decidedBy({ central: a }: Contender, { central: b }: Contender, tieBreak: Ruling['tieBreak']): TieBreak['by'] {
  const isCheaper = sameMoney(a.cost) < sameMoney(b.cost);
  const isBetter = a.quality > b.quality;
  if (tieBreak === 'cheaper') return isCheaper ? 'cheaper' : isBetter ? 'better' : 'name';
  return isBetter ? 'better' : isCheaper ? 'cheaper' : 'name';
}
