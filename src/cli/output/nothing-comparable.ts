import type { ParetoView } from '../../app/views/pareto-view.ts';
import { remedyText } from '../../core/format/remedy.ts';
import type { UnknownCode } from '../../core/quantity/unknown.ts';

const WORKLOAD =
  'describe the traffic, under "workloads" in kneepoint.yaml, as  workloads: {prod: {requestsPerHour: 36000, sku: "aws:g6.xlarge"}}';
const HARDWARE = ', as  hardware: {default: {sku: "aws:g6.xlarge"}}';
const PRICE = ', as  prices: {overrides: [{sku: "onprem:a100", usdPerHour: 1.10}]}';
const METRIC = '; or compare what the runs logged, as  --objective metrics.<name>:max ; "kneepoint scan --format csv" shows their metrics';

/** How it is written, or what else can be done here. */
const EXAMPLES: Readonly<Partial<Record<UnknownCode, string>>> = {
  'no-serving-sku': ', such as  sku: "aws:g6.xlarge"',
  'no-throughput': '; or compare the cost of training:  --objective replacementCost:min',
  'hardware-not-recorded': HARDWARE,
  'mixed-hardware': HARDWARE,
  'no-training-cost': HARDWARE,
  'unknown-sku': '; "kneepoint prices --search <word>" finds it',
  'no-price-for-sku': PRICE,
  'no-spot-data': PRICE,
  'no-price-in-region': PRICE,
  'price-is-zero': PRICE,
  'currency-without-rate': ', as  prices: {usdPer: {EUR: 1.08}}',
  'metric-missing': METRIC,
  'metric-not-a-number': METRIC,
};

/** Where workloads are described, and none of several was said, naming one is enough. */
export function workloadRemedy(workloads: readonly string[]): string {
  return workloads.length === 0 ? WORKLOAD : `say ${workloads.map((name) => `--workload ${name}`).join(' or ')}`;
}

/** What mends it that no candidate can be compared, the commonest reason first. */
export function remediesFor({ undecided, excluded }: ParetoView, workloads: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { reason } of undecided) {
    const remedy = reason.unknown === 'no-workload' ? workloadRemedy(workloads) : remedyText(reason.unknown);
    if (remedy === undefined) continue;
    const text = `${remedy}${EXAMPLES[reason.unknown] ?? ''}`;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const remedies = [...counts].sort((a, b) => b[1] - a[1]).map(([remedy]) => remedy);
  return excluded.length === 0 ? remedies : [...remedies, 'loosen a constraint: --constraint, or slo of the workload in kneepoint.yaml'];
}
