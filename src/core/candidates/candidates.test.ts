import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bookOf } from '../../../test/support/facts.ts';
import { costRuns } from '../ledgers/run-costs.ts';
import type { Run } from '../runs/run.ts';
import { candidatesOf } from './candidates.ts';
import { evaluationOf } from './evaluation.ts';
import { meanOfReplicates, metricEstimate } from './replicates.ts';
import { servingSetups } from './serving-setups.ts';

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');
const HOUR = 3_600_000;

function run(nativeId: string, params: Record<string, string>, metrics: Record<string, number>, over: Partial<Run> = {}): Run {
  return {
    id: `s:${nativeId}`,
    store: { kind: 's', identity: 'x' },
    nativeId,
    name: nativeId,
    experiment: { id: '1', name: 'e' },
    parentId: undefined,
    status: 'finished',
    startedAt: 0,
    endedAt: HOUR,
    lastSeenAt: undefined,
    pauses: [],
    params: new Map(Object.entries(params)),
    metrics: new Map(Object.entries(metrics).map(([name, value]) => [name, { value, step: 0, at: undefined }])),
    tags: new Map(),
    datasets: [],
    artifactUri: undefined,
    ...over,
  };
}

function candidates(...runs: readonly Run[]) {
  const costs = costRuns(runs, {
    book: bookOf(),
    rules: { rules: [], default: { sku: 'test:box', share: 'exclusive' } },
    pricesAt: '2026-06-01',
  });
  return candidatesOf(runs, { groupBy: ['params'], replicatesOver: ['seed', 'fold'], costs, sha256 });
}

describe('candidates', () => {
  it('are runs that differ only in seed or fold, with mean and standard error', () => {
    const [one, two] = candidates(
      run('a-s0', { depth: '3', seed: '0' }, { auc: 0.7 }),
      run('a-s1', { depth: '3', seed: '1' }, { auc: 0.8 }),
      run('b', { depth: '5', seed: '0' }, { auc: 0.9 }),
    );
    expect(one).toMatchObject({
      configuration: 'a',
      runs: ['s:a-s0', 's:a-s1'],
      params: { depth: '3' },
      metrics: { auc: { value: 0.75, se: 0.05, df: 1, error: 'replicates' } },
    });
    expect(two).toMatchObject({ configuration: 'b', metrics: { auc: { value: 0.9, error: 'unknown' } } });
  });

  it('are named by what varies when the runs have names of chance', () => {
    const all = candidates(
      run('gaudy-fox-12', { depth: '3', seed: '0' }, {}),
      run('calm-owl-7', { depth: '3', seed: '1' }, {}),
      run('x', { depth: '4' }, {}),
    );
    expect(all.map((candidate) => candidate.configuration)).toEqual(['depth=3', 'x']);
  });

  it('have different names even where their runs have not', () => {
    const names = candidates(run('same', { depth: '3' }, {}), run('same', { depth: '4' }, {})).map((candidate) => candidate.configuration);
    expect(new Set(names).size).toBe(2);
  });

  it('of another data set are other candidates', () => {
    const on = (digest: string) => ({ datasets: [{ name: 'd', digest, context: 'test' }] });
    expect(candidates(run('a', {}, {}, on('1')), run('b', {}, {}, on('2'))).map((candidate) => candidate.evaluation.digest)).toEqual([
      '1',
      '2',
    ]);
  });

  it('leave out runs that did not finish', () => {
    expect(candidates(run('a', {}, { auc: 0.7 }, { status: 'failed' }), run('b', {}, { auc: 0.8 }))).toMatchObject([
      { runs: ['s:b'], metrics: { auc: { value: 0.8 } } },
    ]);
  });

  it('have one entry per batch size that was served, with its own latencies', () => {
    const all = candidates(
      run(
        'a',
        {},
        { auc: 0.7, throughput_b1_per_s: 10, throughput_b64_per_s: 300, p95_ms_b1: 2, p95_ms_b64: 20, throughput_b64_per_s_std: 4 },
      ),
    );
    expect(all.map(({ id, serving, metrics }) => [id.slice(-3), serving.batch, metrics['p95_ms'], metrics['throughput_per_s']])).toEqual([
      [expect.stringMatching(/-b1$/), 1, { value: 2, error: 'unknown' }, { value: 10, error: 'unknown' }],
      ['b64', 64, { value: 20, error: 'unknown' }, { value: 300, se: 4, error: 'deviation' }],
    ]);
    expect(all.flatMap(({ metrics }) => Object.keys(metrics)).filter((name) => /_b\d/.test(name))).toEqual([]);
  });

  it('take what one run says of its throughput and latency for their error', () => {
    const measured = { throughput_b8_per_s: 300, throughput_b8_per_s_se: 2, p95_ms_b8: 20, p95_ms_b8_std: 3 };
    const [one] = candidates(run('a', {}, measured));
    expect(one?.serving.throughputPerSecond).toEqual({ value: 300, se: 2, error: 'reported' });
    expect(one?.metrics['p95_ms']).toEqual({ value: 20, se: 3, error: 'deviation' });
  });

  it('take what their replicates differ by before what these say', () => {
    const measured = (rate: number) => ({ throughput_b8_per_s: rate, throughput_b8_per_s_se: 50 });
    const [one] = candidates(run('a-s0', { seed: '0' }, measured(299)), run('a-s1', { seed: '1' }, measured(301)));
    expect(one?.serving.throughputPerSecond).toEqual({ value: 300, se: 1, df: 1, error: 'replicates' });
  });

  it('miss a metric that one replicate lacks or has as NaN', () => {
    const [one] = candidates(run('a-s0', { seed: '0' }, { auc: 0.7, f1: 0.5 }), run('a-s1', { seed: '1' }, { auc: Number.NaN }));
    expect(one?.metrics).toMatchObject({ auc: { unknown: 'metric-not-a-number' }, f1: { unknown: 'metric-missing' } });
    const [none] = candidates(run('b', {}, { auc: Number.NaN }));
    expect(none?.metrics).toMatchObject({ auc: { unknown: 'metric-not-a-number' } });
  });

  it.each([
    ['se', 'reported'],
    ['sem', 'reported'],
    ['stderr', 'reported'],
    ['std_err', 'reported'],
    ['std', 'deviation'],
    ['stddev', 'deviation'],
  ])('take auc_%s for the error of auc: %s', (suffix, error) => {
    const [one] = candidates(run('a', {}, { auc: 0.7, [`auc_${suffix}`]: 0.01 }));
    expect(one?.metrics).toEqual({ auc: { value: 0.7, se: 0.01, error } });
  });

  it('know what one training takes, or why not', () => {
    const [one] = candidates(run('a-s0', { seed: '0' }, {}), run('a-s1', { seed: '1' }, {}, { endedAt: 3 * HOUR }));
    expect(one?.training).toMatchObject({ sku: 'test:box', deviceHours: { value: 2, se: 1, df: 1 } });
    const [mixed] = candidates(
      run('b-s0', { seed: '0' }, {}),
      run('b-s1', { seed: '1' }, {}, { tags: new Map([['kneepoint.sku', 'test:other']]) }),
    );
    expect(mixed?.training).toEqual({ unknown: 'mixed-hardware', about: 'test:box, test:other' });
  });

  it('keep hostile keys as plain data', () => {
    const [one] = candidates(run('a', { __proto__x: '1', constructor: 'c' }, { toString: 1 }));
    expect(one?.params).toEqual({ __proto__x: '1', constructor: 'c' });
    expect(one?.metrics['toString']).toEqual({ value: 1, error: 'unknown' });
  });
});

describe('the error of a metric', () => {
  const hundred = { n: 100, proportion: true };
  const nothing = { n: undefined, proportion: true };
  it.each([
    ['replicates come first', [0.7, 0.8], { standardError: 0.1, ...hundred }, { value: 0.75, se: 0.05, df: 1, error: 'replicates' }],
    ['then what was reported', [0.7], { standardError: 0.1, deviation: 0.3, ...hundred }, { value: 0.7, se: 0.1, error: 'reported' }],
    [
      'then a deviation over splits',
      [0.7],
      { deviation: 0.1, splits: 5, ...hundred },
      { value: 0.7, se: 0.05, df: 4, error: 'replicates' },
    ],
    ['but no residue of rounding', [0.9999, 0.9999, 0.9999], nothing, { value: 0.9999, se: 0, df: 2, error: 'replicates' }],
    ['not for what is no proportion', [0.5], { n: 100, proportion: false }, { value: 0.5, error: 'unknown' }],
    ['then a deviation of nobody knows how many', [0.5], { deviation: 0.2, ...hundred }, { value: 0.5, se: 0.2, error: 'deviation' }],
    ['or of one', [0.5], { deviation: 0.2, splits: 1, ...hundred }, { value: 0.5, se: 0.2, error: 'deviation' }],
    ['then the binomial one', [0.5], hundred, { value: 0.5, se: 0.05, error: 'binomial' }],
    ['of a percentage too', [50], { ...hundred, whole: 100 }, { value: 50, se: 5, error: 'binomial' }],
    ['else it is unknown', [0.5], nothing, { value: 0.5, error: 'unknown' }],
  ] as const)('%s', (_, values, clues, expected) => {
    expect(metricEstimate(values, clues)).toEqual(expected);
  });

  it('of equal replicates is zero, which is a value', () => {
    expect(meanOfReplicates([2, 2, 2])).toEqual({ value: 2, se: 0, df: 2, error: 'replicates' });
  });
});

describe('serving set-ups', () => {
  it.each([
    [['throughput'], [undefined]],
    [
      ['throughput_b8', 'throughput_b1'],
      [1, 8],
    ],
    [['serving/qps_b32'], [32]],
    [['predictions_per_second_batch_64'], [64]],
    [['samples_per_sec'], [undefined]],
    [['eval_samples_per_second'], []],
    [['accuracy', 'p95_ms'], []],
  ] as const)('%o are at batch %o', (names, batches) => {
    expect(servingSetups(names).map((setup) => setup.batch)).toEqual(batches);
  });
});

describe('the evaluation', () => {
  it('is what the run says itself, else its test data', () => {
    const datasets = [
      { name: 'd', digest: '1', context: 'train' },
      { name: 'd', digest: '2', context: 'test' },
    ];
    expect(evaluationOf(run('a', {}, { n_test: 500 }, { datasets }))).toEqual({ dataset: 'd', digest: '2', split: 'test', n: 500 });
    expect(evaluationOf(run('a', { 'kneepoint.dataset': 'mine', 'kneepoint.split': 'holdout' }, {}, { datasets }))).toEqual({
      dataset: 'mine',
      digest: '2',
      split: 'holdout',
    });
    const unset = { datasets, tags: new Map([['kneepoint.dataset', '']]) };
    expect(evaluationOf(run('a', {}, {}, unset))).toEqual({ dataset: 'd', digest: '2', split: 'test' });
  });
});
