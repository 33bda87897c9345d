import type { UnknownCode } from '../quantity/unknown.ts';

const HARDWARE = 'say the hardware, under "hardware" in kneepoint.yaml';
const PRICE = 'state a price, under "prices: overrides" in kneepoint.yaml';
const WORKLOAD = 'describe the traffic, under "workloads" in kneepoint.yaml';

const REMEDIES: Readonly<Partial<Record<UnknownCode, string>>> = {
  'hardware-not-recorded': HARDWARE,
  'mixed-hardware': HARDWARE,
  'no-training-cost': HARDWARE,
  'unknown-sku': 'correct the sku in kneepoint.yaml, or state a price for it under "prices: overrides"',
  'no-price-for-sku': PRICE,
  'no-price-in-region': PRICE,
  'no-spot-data': PRICE,
  'price-is-zero': PRICE,
  'currency-without-rate': 'state the rate, under "prices: usdPer" in kneepoint.yaml',
  'no-workload': WORKLOAD,
  'no-serving-sku': 'say what it is served on in kneepoint.yaml, as sku of the workload',
  'throughput-not-positive': 'look at the run: a throughput is a number above 0, or none',
  'no-throughput': 'log predictions a second as a metric (throughput_per_s, or throughput_b64_per_s of a batch of 64)',
  'metric-missing': 'log the metric with every run',
  'metric-not-a-number': 'look at the run: the metric has no usable value',
};

/** What can be done about something unknown; undefined where that lies in the runs alone. */
export function remedyText(code: UnknownCode): string | undefined {
  return REMEDIES[code];
}
