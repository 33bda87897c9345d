import { expect, it } from 'vitest';
import { question } from '../../../test/support/facts.ts';
import { tieBreakSentence } from './tie-break-text.ts';

const over = (score: number) => ({ candidate: 'x', configuration: 'big', score, pBest: 0.577 });
const END = 'but the noise does not tell the two apart: tied, and of the tied';

it.each([
  [
    { by: 'cheaper', score: 'quality', chosen: 0.7268, over: over(0.7301) },
    `big has the better auc (0.7301 against 0.7268; best in 57.7 % of draws), ${END} the cheaper is taken`,
  ],
  [
    { by: 'cheaper', score: 'netBenefit', chosen: 18011.2, over: over(18017) },
    `big has the greater expected net benefit (by $5.80/mo; best in 57.7 % of draws), ${END} the cheaper is taken`,
  ],
  [
    { by: 'better', score: 'cost', chosen: 90, over: over(88.9) },
    `big costs less ($88.9/mo against $90.0/mo; best in 57.7 % of draws), ${END} the better is taken`,
  ],
] as const)('says who scores better and why it did not count', (tie, sentence) => {
  expect(tieBreakSentence(tie, question())).toBe(sentence);
});

it('says the unit of a quality that has one', () => {
  const objectives = [
    { metric: 'p95_ms', goal: 'min' },
    { cost: 'forward', goal: 'min' },
  ] as const;
  const tie = { by: 'cheaper', score: 'quality', chosen: 0.3, over: over(0.297) } as const;
  expect(tieBreakSentence(tie, question({ objectives: [...objectives] }))).toContain('has the better p95_ms (0.297 ms against 0.3 ms;');
});
