import { expect, it } from 'vitest';
import { ruleFault } from './rule-fault.ts';

it.each([
  [
    'max-net-benefit:-5',
    '"-5" in "max-net-benefit:-5" is the wrong number: max-net-benefit takes a plain number above 0, as max-net-benefit:900',
  ],
  ['max-net-benefit:abc', '"abc" in "max-net-benefit:abc" is the wrong number'],
  ['cheapest-above-floor:1,5', 'cheapest-above-floor takes a plain number, as cheapest-above-floor:0.75'],
  ['within-of-best', '"within-of-best" lacks its number: within-of-best takes a plain number of 0 or more'],
  ['best:5', '"best:5" is no rule; known are best-within-budget:500,'],
])('%s: %s', (text, message) => {
  expect(ruleFault(text)).toContain(message);
});
