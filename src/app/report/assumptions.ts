import type { CandidateFacts, Evaluation } from '../../core/candidates/facts.ts';
import { TEST_SET_CORRELATION } from '../../core/decisions/measure.ts';
import { plain } from '../../core/format/digits.ts';
import { formatUsd } from '../../core/format/money.ts';
import { formatCount, formatPercent } from '../../core/format/number.ts';
import type { Lifecycle } from '../../core/workloads/workload.ts';
import type { Asked, FrontQuestion } from '../questions/ask.ts';

type Lines = { name: string; text: string }[];

/** What was taken as given, in words: traffic, lifecycle, evaluation, how candidates are made, how intervals arise. */
export function assumptionsOf({ question, evidence }: Asked): Lines {
  const { evaluation, candidates, sampling } = question;
  return [
    ...trafficLines(question.workload),
    ...lifecycleLines(question.lifecycle),
    ...(evaluation === undefined ? [] : [{ name: 'Evaluation', text: evaluationText(evaluation) }]),
    { name: 'Candidates', text: `runs with the same ${candidates.groupBy.join(', ')} are one configuration; they may differ in ${candidates.replicatesOver.join(', ') || 'nothing'}` },
    { name: 'Intervals', text: `90 %, from ${formatCount(sampling.draws)} joint draws (seed ${sampling.seed}); what candidates share, such as a price, cancels in comparisons` },
    ...testSetLine(evidence.candidates),
  ];
}

/** `flights-2013/test, n 48,210`. */
export function evaluationText({ dataset, split, digest, n }: Evaluation): string {
  const data = [dataset ?? digest ?? 'data not named', split].filter((part) => part !== undefined).join('/');
  return n === undefined ? data : `${data}, n ${formatCount(n)}`;
}

function trafficLines(workload: FrontQuestion['workload']): Lines {
  if (workload === undefined) return [{ name: 'Traffic', text: 'none stated, so that there is no monthly cost' }];
  const { name, requestsPerHour: requests, predictionsPerRequest, burst, replicas, sku, region, purchase } = workload;
  const rate = typeof requests === 'number'
    ? `${formatCount(requests)} requests an hour`
    : `${formatCount(requests.peak)} requests an hour${requests.peakHours === undefined ? '' : ` from ${requests.peakHours.replace('-', ' to ')} o’clock`}, ${formatCount(requests.off ?? requests.peak)} otherwise`;
  const more = [
    predictionsPerRequest === undefined ? '' : `${formatCount(predictionsPerRequest)} predictions each`,
    burst === undefined ? '' : `peaks ${plain(burst, 3)} times the hour’s mean`,
  ];
  return [
    { name: `Traffic (${name})`, text: [rate, ...more.filter((part) => part !== '')].join(', ') },
    {
      name: 'Serving',
      text: `${sku ?? 'hardware not stated'}${region === undefined ? '' : ` in ${region}`}, ${purchase ?? 'on-demand'}; at least ${formatCount(replicas?.min ?? 1)} replica(s), ${formatPercent(replicas?.headroom ?? 0, 1)} spare capacity`,
    },
  ];
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

/** Only where an error comes from the test set does the assumed correlation enter. */
function testSetLine(candidates: readonly CandidateFacts[]): Lines {
  const used = candidates.some(({ metrics }) => Object.values(metrics).some((estimate) => !('unknown' in estimate) && (estimate.error === 'binomial' || estimate.error === 'reported')));
  return used ? [{ name: 'Test-set errors', text: `${formatPercent(TEST_SET_CORRELATION, 1)} of their variance is taken to be common to all candidates` }] : [];
}
