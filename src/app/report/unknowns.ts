import type { CandidateFacts } from '../../core/candidates/facts.ts';
import { reasonText } from '../../core/format/reason.ts';
import type { UnknownCode, UnknownReason } from '../../core/quantity/unknown.ts';
import { grouped } from '../../core/record/grouped.ts';
import type { Asked } from '../questions/ask.ts';
import { evaluationText } from './assumptions.ts';
import { namesOf } from './cells.ts';
import type { ReportModel } from './model.ts';

const MOST_NAMES = 5;

/** What is not known, for how many, and how to mend it. */
export function unknownsOf(
  { evidence, otherEvaluations }: Asked,
  undecided: readonly { readonly id: string; readonly reason: UnknownReason }[],
): ReportModel['unknowns'] {
  const names = namesOf(evidence.candidates);
  const reasons = [...grouped(undecided, ({ reason }) => reasonText(reason)).entries()].map(([what, entries]) => ({
    what: `not comparable: ${what}`,
    count: entries.length,
    names: entries.slice(0, MOST_NAMES).map(({ id }) => names.get(id) ?? id),
    remedy: REMEDIES[entries[0]!.reason.unknown] ?? '',
  }));
  return [...reasons, ...searchUnknown(evidence.search), ...otherUnknown(otherEvaluations)];
}

function searchUnknown(search: Asked['evidence']['search']): ReportModel['unknowns'] {
  if (search === undefined || search.unknownRuns === 0) return [];
  return [
    {
      what: 'runs whose cost is not known: what was spent is a lower bound',
      count: search.unknownRuns,
      names: [],
      remedy: REMEDIES['hardware-not-recorded'] ?? '',
    },
  ];
}

function otherUnknown(others: readonly CandidateFacts[]): ReportModel['unknowns'] {
  return [...grouped(others, ({ evaluation }) => evaluationText(evaluation)).entries()].map(([text, candidates]) => ({
    what: `left out: measured on another evaluation (${text})`,
    count: candidates.length,
    names: candidates.slice(0, MOST_NAMES).map(({ configuration }) => configuration),
    remedy: 'metrics of different data do not compare; evaluate them on the same data',
  }));
}

const HARDWARE = 'say which hardware it was, under "hardware" in kneepoint.yaml';
const PRICE = 'add the price, under "prices: overrides" in kneepoint.yaml';
const WORKLOAD = 'describe the traffic, under "workloads" in kneepoint.yaml';

const REMEDIES: Readonly<Partial<Record<UnknownCode, string>>> = {
  'hardware-not-recorded': HARDWARE,
  'unknown-sku': HARDWARE,
  'mixed-hardware': HARDWARE,
  'no-training-cost': HARDWARE,
  'no-price-for-sku': PRICE,
  'no-price-in-region': PRICE,
  'no-spot-data': PRICE,
  'price-is-zero': PRICE,
  'currency-without-rate': 'add the rate, under "prices: usdPer" in kneepoint.yaml',
  'no-workload': WORKLOAD,
  'no-serving-sku': WORKLOAD,
  'no-throughput': 'log the throughput with the run, as throughput_b64_per_s',
  'metric-missing': 'log the metric with every run',
  'metric-not-a-number': 'look at the run: the metric has no usable value',
  'no-end-time': 'the run did not say when it ended',
};
