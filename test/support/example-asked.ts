import type { Asked } from '../../src/app/questions/ask.ts';
import type { CandidateFacts } from '../../src/core/candidates/facts.ts';
import type { Question } from '../../src/core/decisions/question.ts';
import { priceBook } from '../../src/core/prices/book.ts';
import { bundledPrices } from '../../src/core/prices/table/table.ts';
import { sha256 } from '../../src/node/sha256.ts';

/** Families as (name, best quality, predictions per second and replica, hours of one training). */
const FAMILIES = [
  ['gradient_boosting', 0.772, 9000, 0.05],
  ['random_forest', 0.752, 1100, 0.2],
  ['logistic_regression', 0.716, 160_000, 0.004],
  ['neural_net', 0.781, 2300, 0.9],
  ['decision_tree', 0.702, 210_000, 0.002],
  ['naive_bayes', 0.664, 120_000, 0.001],
  ['nearest_neighbours', 0.728, 60, 0.001],
  ['extra_trees', 0.749, 900, 0.15],
  ['linear_sgd', 0.709, 190_000, 0.003],
] as const;
const BATCHES = [1, 8, 64, 256];
const EVALUATION = { dataset: 'flights-2013', digest: '9f3c2ab1', split: 'test', n: 48_210 };

/** About sixty configurations at four batch sizes with plausible numbers: made by hand, the same every time. */
export function exampleAsked(change: Partial<Question> = {}): Asked {
  const candidates = FAMILIES.flatMap((family, f) =>
    Array.from({ length: 7 }, (_, c) => c).flatMap((c) => BATCHES.map((batch) => candidate(family, f, c, batch))),
  );
  return {
    question: {
      candidates: { groupBy: ['params'], replicatesOver: ['seed', 'fold'] },
      evaluation: EVALUATION,
      objectives: [
        { metric: 'roc_auc', goal: 'max', unit: 'fraction' },
        { cost: 'forward', goal: 'min' },
      ],
      constraints: [{ metric: 'p95_ms', max: 60, by: 'high' }],
      rule: { kind: 'maxNetBenefit', usdPerMonthPerPoint: 300 },
      workload: {
        name: 'prod-eu',
        requestsPerHour: { peak: 900_000, peakHours: '6-22', off: 150_000 },
        predictionsPerRequest: 40,
        burst: 1.5,
        slo: { p95_ms: 60 },
        replicas: { min: 2, headroom: 0.3 },
        sku: 'aws:m8a.medium',
        purchase: 'on-demand',
      },
      lifecycle: { retrainsPerMonth: 4, searchesPerYear: 2 },
      policy: { unknown: 'block-if-could-win' },
      sampling: { seed: 20260101, draws: 400 },
      ...change,
    },
    evidence: {
      candidates,
      search: { runs: 189, unknownRuns: 3, spentUsd: 31.4, deviceHours: [{ sku: 'aws:c7a.2xlarge', purchase: 'on-demand', hours: 68 }] },
      book: priceBook(bundledPrices, [], {}, sha256),
      pricesAt: bundledPrices.asOf,
    },
    otherEvaluations: [],
  };
}

function candidate([family, best, throughput, hours]: (typeof FAMILIES)[number], f: number, c: number, batch: number): CandidateFacts {
  const name = `${family}-${c + 1}`;
  const size = 2 ** c;
  const speed = (throughput / Math.sqrt(size)) * Math.sqrt(batch / 64) ** 0.8;
  const noise = (((f * 7 + c) * 2_654_435_761) % 97) / 97;
  return {
    id: `cfg-${f}${c}-b${batch}`,
    configuration: name,
    configurationId: `cfg-${f}${c}`,
    params: { family, size: String(size) },
    evaluation: EVALUATION,
    runs: [1, 2, 3].map((seed) => `run-${f}${c}-${seed}`),
    metrics: {
      roc_auc: { value: best - 0.03 * Math.exp(-c / 2.2) + 0.004 * noise, se: 0.0009 + 0.001 * noise, df: 2, error: 'replicates' },
      p95_ms: { value: (1400 * batch) / speed, se: (20 * batch) / speed, df: 2, error: 'replicates' },
    },
    serving: { batch, throughputPerSecond: { value: speed, se: speed * 0.02, df: 2, error: 'replicates' } },
    training:
      f === 7 && c > 4
        ? { unknown: 'hardware-not-recorded' }
        : {
            sku: 'aws:c7a.2xlarge',
            purchase: 'on-demand',
            deviceHours: { value: hours * size ** 0.6, se: hours * 0.03, df: 2, error: 'replicates' },
            basis: 'measured',
          },
  };
}
