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

it('says that a throughput was measured on other hardware than it is served on', () => {
  const said = (sku: string) => {
    const lines = assumptionsOf(exampleAsked({ workload: { ...question().workload!, sku } }));
    return lines.find(({ name }) => name === 'Throughput')?.text;
  };
  const { candidates } = exampleAsked().evidence;
  const ranOn = candidates.flatMap(({ training }) => ('sku' in training ? [training.sku] : []))[0]!;
  expect(said(ranOn)).toBeUndefined();
  expect(said('aws:t3.medium')).toBe(
    `throughput measured on ${ranOn} is taken for aws:t3.medium, and so are the latencies; measure on aws:t3.medium to be sure`,
  );
});
