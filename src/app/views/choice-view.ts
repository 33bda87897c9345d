import * as z from 'zod';
import type { Assessed } from '../../core/decisions/assess.ts';
import { decide } from '../../core/decisions/decide.ts';
import { tieBreakSchema } from '../../core/decisions/tie-break.ts';
import type { FrontQuestion } from '../questions/ask.ts';

export const choiceSchema = z.object({
  verdict: z.enum(['decided', 'undecided', 'nobody']),
  id: z.string().nullable(),
  configuration: z.string().nullable(),
  pBest: z.number().describe('share of joint draws in which it wins by the rule'),
  tieBreak: tieBreakSchema.nullable().describe('where a tie-break chose another than who scores best'),
});
export type ChoiceView = z.infer<typeof choiceSchema>;

/** Whom the question's rule would choose, as `select` would; null without a rule, or without a metric for it to weigh. */
export function choiceOf(assessed: readonly Assessed[], { rule, ...question }: FrontQuestion): ChoiceView | null {
  if (rule === undefined || !question.objectives.some((objective) => 'metric' in objective)) return null;
  // In the order in which decisions take them, so that equal candidates share out probabilities alike.
  const inOrder = [...assessed].sort((a, b) => (a.facts.id < b.facts.id ? -1 : 1));
  const { verdict, chosen, pBest, tieBreak } = decide(inOrder, { ...question, rule });
  const { id = null, configuration = null } = chosen?.facts ?? {};
  const share = id === null ? undefined : pBest.get(id);
  return { verdict, id, configuration, pBest: Math.min(1, share ?? 0), tieBreak: tieBreak ?? null };
}
