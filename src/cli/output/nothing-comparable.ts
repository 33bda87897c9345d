import type { ParetoView } from '../../app/views/pareto-view.ts';
import type { UnknownCode } from '../../core/quantity/unknown.ts';

const WORKLOAD = 'describe the traffic in kneepoint.yaml, as  workloads: {prod: {requestsPerHour: 36000, sku: "aws:g6.xlarge"}}';
const HARDWARE = 'say the hardware in kneepoint.yaml, as  hardware: {default: {sku: "aws:g6.xlarge"}}';
const PRICE = 'state a price in kneepoint.yaml, as  prices: {overrides: [{sku: "onprem:a100", usdPerHour: 1.10}]}';
const SKU =
  'correct the sku in kneepoint.yaml: "kneepoint prices --search <word>" finds it; or state a price for it under prices.overrides';
const METRIC = 'compare what the runs logged, as  --objective metrics.<name>:max ; "kneepoint scan --format csv" shows their metrics';

/** What can be done about a reason; the others lie in the runs alone. */
const REMEDIES: ReadonlyMap<UnknownCode, string> = new Map([
  ['no-workload', WORKLOAD],
  ['no-serving-sku', WORKLOAD],
  [
    'no-throughput',
    'log predictions a second as a metric (throughput_per_s), or compare the cost of training:  --objective replacementCost:min',
  ],
  ['hardware-not-recorded', HARDWARE],
  ['unknown-sku', SKU],
  ['no-price-for-sku', PRICE],
  ['no-spot-data', PRICE],
  ['no-price-in-region', PRICE],
  ['price-is-zero', PRICE],
  ['currency-without-rate', 'state the rate in kneepoint.yaml, as  prices: {usdPer: {EUR: 1.08}}'],
  ['metric-missing', METRIC],
  ['metric-not-a-number', METRIC],
]);

/** What mends it that no candidate can be compared, the commonest reason first. */
export function remediesFor({ undecided, excluded }: ParetoView): readonly string[] {
  const counts = new Map<string, number>();
  for (const { reason } of undecided) {
    const remedy = REMEDIES.get(reason.unknown);
    if (remedy !== undefined) counts.set(remedy, (counts.get(remedy) ?? 0) + 1);
  }
  const remedies = [...counts].sort((a, b) => b[1] - a[1]).map(([remedy]) => remedy);
  return excluded.length === 0 ? remedies : [...remedies, 'loosen a constraint: --constraint, or slo of the workload in kneepoint.yaml'];
}
