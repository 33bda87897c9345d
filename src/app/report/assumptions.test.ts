import { expect, it } from 'vitest';
import { exampleAsked } from '../../../test/support/example-asked.ts';
import { question } from '../../../test/support/facts.ts';
import { assumptionsOf } from './assumptions.ts';

it.each([
  [36_000, '36,000 requests an hour'],
  [{ peak: 9000 }, '9,000 requests an hour'],
  [{ peak: 9000, off: 1200 }, '9,000 requests an hour'],
  [{ peak: 9000, peakHours: '8-20', off: 1200 }, '9,000 requests an hour from 8 to 20 o’clock, 1,200 otherwise'],
])('traffic of %o is %s', (requestsPerHour, text) => {
  const workload = { ...question().workload!, requestsPerHour };
  expect(assumptionsOf(exampleAsked({ workload })).find(({ name }) => name.startsWith('Traffic'))?.text).toBe(text);
});
