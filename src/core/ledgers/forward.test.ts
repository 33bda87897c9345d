import { describe, expect, it } from 'vitest';
import { bookOf, facts } from '../../../test/support/facts.ts';
import { createSampler } from '../quantity/sampler.ts';
import { isKnown, view } from '../quantity/quantity.ts';
import type { Lifecycle, Workload } from '../workloads/workload.ts';
import { forwardCost, saturatedCostPer1k, servingCostPer1k, type ForwardInputs } from './forward.ts';

const inputs = (workload: Partial<Workload>, lifecycle: Lifecycle = {}): ForwardInputs => ({
  workloadName: 'load', workload: { requestsPerHour: 36_000, sku: 'test:box', ...workload }, lifecycle, search: undefined, book: bookOf(), pricesAt: '2026-06-01',
});
const usd = (candidate: ReturnType<typeof facts>, given: ForwardInputs) => forwardCost(candidate, given).value;

describe('forward cost', () => {
  it('buys whole replicas for the peak rate over the measured throughput', () => {
    expect(usd(facts('a', { throughput: 5 }), inputs({}))).toBe(2 * 730);
    expect(usd(facts('a', { throughput: 4 }), inputs({}))).toBe(3 * 730);
  });

  it('pays the least number of replicas when nothing comes in', () => {
    expect(usd(facts('a', { throughput: 5 }), inputs({ requestsPerHour: 0, replicas: { min: 2 } }))).toBe(2 * 730);
  });

  it('adds headroom and burst to the rate', () => {
    expect(usd(facts('a', { throughput: 10 }), inputs({ burst: 1.5 }))).toBe(2 * 730);
    expect(usd(facts('a', { throughput: 10 }), inputs({ burst: 1.5, replicas: { headroom: 0.5 } }))).toBe(3 * 730);
  });

  it('scales down in the hours off peak', () => {
    const day = inputs({ requestsPerHour: { peak: 72_000, peakHours: '8-20', off: 3_600 } });
    expect(usd(facts('a', { throughput: 10 }), day)).toBe(2 * 365 + 365);
  });

  it('adds retraining at its replacement cost, and labelling', () => {
    expect(usd(facts('a', { throughput: 10, hours: 3 }), inputs({}, { retrainsPerMonth: 4, labellingUsdPerMonth: 100 }))).toBe(730 + 12 + 100);
  });

  it('is at least what is known when the throughput is not', () => {
    const quantity = view(forwardCost(facts('a', { hours: 2 }), inputs({ replicas: { min: 2 } }, { retrainsPerMonth: 1 })), createSampler());
    expect(quantity).toMatchObject({ atLeast: true, value: 2 * 730 + 2, missing: [{ unknown: 'no-throughput' }] });
  });

  it('is unknown, not zero, without a machine to serve on', () => {
    const { sku: _, ...workload } = inputs({}).workload;
    expect(view(forwardCost(facts('a', { throughput: 10 }), { ...inputs({}), workload }), createSampler())).toEqual({ unknown: 'no-serving-sku', about: 'load' });
  });

  it('carries the unit USD/month', () => {
    expect(forwardCost(facts('a', { throughput: 10 }), inputs({}, { retrainsPerMonth: 1 })).unit).toBe('USD/month');
  });
});

describe('cost per 1,000 predictions', () => {
  it('at saturation is price over throughput, at the traffic it includes idle time', () => {
    const quantities = [saturatedCostPer1k, servingCostPer1k].map((cost) => view(cost(facts('a', { throughput: 10 }), inputs({ requestsPerHour: 3600 })), createSampler()));
    expect(quantities.map((quantity) => (isKnown(quantity) ? [quantity.value, quantity.unit] : quantity))).toEqual([[1 / 36, 'USD/1k'], [1 / 3.6, 'USD/1k']].map(([value, unit]) => [expect.closeTo(value as number, 12), unit]));
  });
});
