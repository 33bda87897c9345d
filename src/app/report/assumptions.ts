import type { CandidateFacts, Estimate, Evaluation } from '../../core/candidates/facts.ts';
import { TEST_SET_CORRELATION } from '../../core/decisions/measure.ts';
import { metricsWithoutError } from '../../core/decisions/unknown-errors.ts';
import { plain } from '../../core/format/digits.ts';
import { formatUsd } from '../../core/format/money.ts';
import { formatCount, formatPercent } from '../../core/format/number.ts';
import { measuredElsewhere, takenText } from '../../core/ledgers/throughput.ts';
import type { Lifecycle, Workload } from '../../core/workloads/workload.ts';
import type { Asked, FrontQuestion } from '../questions/ask.ts';

type Lines = { name: string; text: string }[];

/** What was taken as given, in words: traffic, lifecycle, evaluation, how candidates are made, how intervals arise. */
export function assumptionsOf(asked: Pick<Asked, 'question' | 'evidence'>): Lines {
  const { question, evidence } = asked;
  const { evaluation, candidates, sampling } = question;
  return [
    ...trafficLines(question.workload),
    ...lifecycleLines(question.lifecycle),
    ...(evaluation === undefined ? [] : [{ name: 'Evaluation', text: evaluationText(evaluation) }]),
    {
      name: 'Candidates',
      text: `runs with the same ${candidates.groupBy.join(', ')} are one configuration; they may differ in ${candidates.replicatesOver.join(', ') || 'nothing'}`,
    },
    {
      name: 'Intervals',
      text: `90 %, from ${formatCount(sampling.draws)} joint draws (seed ${sampling.seed}); what candidates share, such as a price, cancels in comparisons`,
    },
    ...throughputLine(evidence.candidates, question.workload?.sku),
    ...testSetLine(evidence.candidates),
    ...deviationLine(evidence.candidates),
    ...unknownErrorLine(asked),
  ];
}

/** `flights-2013/test, n 48,210`. */
export function evaluationText({ dataset, split, digest, n }: Evaluation): string {
  const data = [dataset ?? digest ?? 'data not named', split].filter((part) => part !== undefined).join('/');
  return n === undefined ? data : `${data}, n ${formatCount(n)}`;
}

function trafficLines(workload: FrontQuestion['workload']): Lines {
  if (workload === undefined) return [{ name: 'Traffic', text: 'none stated, so that there is no monthly cost' }];
  return [
    { name: `Traffic (${workload.name})`, text: trafficText(workload) },
    { name: 'Serving', text: servingText(workload) },
  ];
}

function trafficText({ requestsPerHour: requests, predictionsPerRequest, burst }: Workload): string {
  return [
    typeof requests === 'number' ? `${formatCount(requests)} requests an hour` : ratesText(requests),
    predictionsPerRequest === undefined ? '' : `${formatCount(predictionsPerRequest)} predictions each`,
    burst === undefined ? '' : `peaks ${plain(burst, 3)} times the hour’s mean`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Without hours of the peak every hour is one. */
function ratesText({ peak, peakHours, off }: Exclude<Workload['requestsPerHour'], number>): string {
  const rate = `${formatCount(peak)} requests an hour`;
  return peakHours === undefined ? rate : `${rate} from ${peakHours.replace('-', ' to ')} o’clock, ${formatCount(off ?? peak)} otherwise`;
}

function servingText({ sku, region, purchase, replicas }: Workload): string {
  const place = region === undefined ? '' : ` in ${region}`;
  const least = replicas?.min ?? 1;
  return `${sku ?? 'hardware not stated'}${place}, ${purchase ?? 'on-demand'}; at least ${formatCount(least)} ${least === 1 ? 'replica' : 'replicas'}, ${formatPercent(replicas?.headroom ?? 0, 1)} spare capacity`;
}

function lifecycleLines(lifecycle: Lifecycle | undefined): Lines {
  const { retrainsPerMonth, searchesPerYear, labellingUsdPerMonth } = lifecycle ?? {};
  const parts = [
    retrainsPerMonth === undefined ? '' : `${plain(retrainsPerMonth, 3)} retrainings a month`,
    searchesPerYear === undefined ? '' : `${plain(searchesPerYear, 3)} searches a year`,
    labellingUsdPerMonth === undefined || labellingUsdPerMonth === 0 ? '' : `${formatUsd(labellingUsdPerMonth)} a month for labels`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : [{ name: 'Lifecycle', text: parts.join(', ') }];
}

/** Latencies come from where the throughput does. */
function throughputLine(candidates: readonly CandidateFacts[], sku: string | undefined): Lines {
  const measured = candidates.filter(({ serving }) => !('unknown' in serving.throughputPerSecond));
  const places = [...new Set(measured.flatMap((facts) => measuredElsewhere(facts, sku) ?? []))].sort();
  return sku === undefined || places.length === 0
    ? []
    : [{ name: 'Throughput', text: `${takenText(places.join(', '), sku)}, and so are the latencies; measure on ${sku} to be sure` }];
}

/** Only where an error comes from the test set does the assumed correlation enter. */
function testSetLine(candidates: readonly CandidateFacts[]): Lines {
  return metricsWith(candidates, 'binomial', 'reported', 'deviation').length > 0
    ? [
        {
          name: 'Test-set errors',
          text: `${formatPercent(TEST_SET_CORRELATION, 1)} of their variance is taken to be common to all candidates`,
        },
      ]
    : [];
}

/** Else it would pass for a standard error. */
function deviationLine(candidates: readonly CandidateFacts[]): Lines {
  const metrics = metricsWith(candidates, 'deviation');
  const text = `of ${metrics.join(', ')} only a standard deviation is logged and not of how many values; it stands for the standard error, which is smaller`;
  return metrics.length === 0 ? [] : [{ name: 'Deviations', text }];
}

/** Else such a value would pass for a certain one. */
function unknownErrorLine({ question: { objectives }, evidence: { candidates } }: Pick<Asked, 'question' | 'evidence'>): Lines {
  const without = candidates.map((facts) => metricsWithoutError(facts, objectives)).filter((metrics) => metrics.length > 0);
  const metrics = [...new Set(without.flat())].join(', ');
  const text = `nothing tells that of ${metrics} for ${formatCount(without.length)} of ${formatCount(candidates.length)}; their values are drawn as they stand, and how sure their places are is unknown`;
  return without.length === 0 ? [] : [{ name: 'Unknown errors', text }];
}

function metricsWith(candidates: readonly CandidateFacts[], ...origins: readonly Estimate['error'][]): readonly string[] {
  const found = candidates.flatMap(({ metrics }) =>
    Object.entries(metrics).flatMap(([name, estimate]) => ('unknown' in estimate || !origins.includes(estimate.error) ? [] : [name])),
  );
  return [...new Set(found)].sort();
}
