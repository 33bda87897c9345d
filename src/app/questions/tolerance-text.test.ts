import { expect, it } from 'vitest';
import { facts } from '../../../test/support/facts.ts';
import { parseTolerances } from './tolerance-text.ts';

const OBJECTIVES = [
  { metric: 'log_likelihood', goal: 'min' },
  { cost: 'forward', goal: 'min' },
] as const;
const fitting = (value: number) => [facts('a', { metrics: { log_likelihood: { value, error: 'unknown' } } }), facts('b', {})];

it('takes a share of what is never negative, and refuses one of what is', () => {
  const share = { kind: 'relative', size: 0.05 };
  expect(parseTolerances(['log_likelihood=5%', 'forwardCost=5%'], OBJECTIVES, fitting(0))).toEqual([share, share]);
  expect(parseTolerances(['log_likelihood=5%'], OBJECTIVES, fitting(-2))).toMatchObject({ fault: 'bad-epsilon' });
  expect(parseTolerances(['log_likelihood=5'], OBJECTIVES, fitting(-2))).toMatchObject([{ kind: 'absolute', size: 5 }, {}]);
});
