import { describe, expect, it } from 'vitest';
import { type MetricValue, type Run, runId } from '../runs/run.ts';
import { joinTwins } from './twins.ts';

const START = 1_767_225_600_000;
const MINUTE = 60_000;

interface Said {
  readonly kind: string;
  readonly id: string;
  readonly identity?: string;
  readonly start?: number;
  readonly end?: number;
  readonly params?: Record<string, string>;
  readonly metrics?: Record<string, number>;
  readonly tags?: Record<string, string>;
  readonly parent?: string;
}

function record({ kind, id, identity = kind, start, end, params = {}, metrics = {}, tags = {}, parent }: Said): Run {
  const store = { kind, identity };
  const value = (of: number): MetricValue => ({ value: of, step: 0, at: undefined });
  return {
    id: runId(store, id),
    store,
    nativeId: id,
    name: id,
    experiment: { id: '0', name: 'Default' },
    parentId: parent,
    status: 'finished',
    startedAt: start === undefined ? undefined : START + start,
    endedAt: end === undefined ? undefined : START + end,
    lastSeenAt: undefined,
    pauses: [],
    params: new Map(Object.entries(params)),
    metrics: new Map(Object.entries(metrics).map(([key, of]) => [key, value(of)])),
    tags: new Map(Object.entries(tags)),
    datasets: [],
    artifactUri: undefined,
  };
}

const PARAMS = { lr: '0.10', depth: '4', seed: '1' };
const mlflow = record({ kind: 'mlflow-sqlite', id: 'm1', start: 0, end: 10 * MINUTE, params: PARAMS, metrics: { auc: 0.75 } });
const wandb = record({
  kind: 'wandb',
  id: 'w1',
  start: 5000,
  end: 10 * MINUTE + 9000,
  params: { lr: '0.1', depth: '4', seed: '1', extra: 'x' },
  metrics: { auc: 0.75, loss: 0.3 },
});

describe('two trackers of one run', () => {
  it('become one run that knows what both know', () => {
    const [only, ...rest] = joinTwins([wandb, mlflow]);
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ id: mlflow.id, startedAt: START, twins: [{ id: wandb.id, rule: 'same-time-and-parameters' }] });
    expect(only!.params.get('extra')).toBe('x');
    expect(only!.params.get('lr')).toBe('0.10');
    expect(only!.metrics.get('loss')?.value).toBe(0.3);
  });

  it.each([
    ['another seed', { params: { ...PARAMS, seed: '2' } }],
    ['a later start', { start: 2 * MINUTE }],
    ['a later end', { end: 20 * MINUTE }],
  ])('stay two with %s', (_, other) => {
    const second = record({ kind: 'wandb', id: 'w1', start: 0, end: 10 * MINUTE, params: PARAMS, ...other });
    expect(joinTwins([mlflow, second])).toHaveLength(2);
  });

  it('stay apart where two fit equally well', () => {
    const both = ['w1', 'w2'].map((id) => record({ kind: 'wandb', id, start: 0, end: 10 * MINUTE, params: PARAMS }));
    expect(joinTwins([mlflow, ...both])).toHaveLength(3);
  });

  it('stay apart when a person says so, and are joined when a person says so', () => {
    expect(joinTwins([mlflow, wandb], { together: [], apart: [[wandb.id, mlflow.id]] })).toHaveLength(2);
    const far = record({ kind: 'wandb', id: 'far' });
    expect(joinTwins([mlflow, far], { together: [[far.id, mlflow.id]], apart: [] })).toMatchObject([
      { id: mlflow.id, twins: [{ id: far.id, rule: 'said-by-user' }] },
    ]);
  });

  it('are known by one naming the other, whatever their clocks', () => {
    const naming = record({ kind: 'wandb', id: 'w9abcdef', start: 60 * MINUTE, params: { mlflow_run_id: 'm1abcdef' } });
    const named = record({ kind: 'mlflow-sqlite', id: 'm1abcdef', start: 0, end: MINUTE });
    expect(joinTwins([named, naming])).toMatchObject([{ id: named.id, twins: [{ rule: 'names-the-other' }] }]);
  });

  it('are known by a shared metric when parameters are not logged twice', () => {
    const scores = record({ kind: 'tensorboard', identity: '.', id: 'tb', start: 1000, end: 10 * MINUTE, metrics: { auc: 0.75000001 } });
    expect(joinTwins([mlflow, scores])).toMatchObject([{ twins: [{ rule: 'same-time-and-metric' }] }]);
  });
});

describe('records in one folder', () => {
  it('a Trainer and the events below its output are one', () => {
    const trainer = record({ kind: 'hf-trainer', identity: '.', id: 'out/bert' });
    const events = record({ kind: 'tensorboard', identity: '.', id: 'out/bert/runs/Nov26_gpu-1', start: 0, end: MINUTE });
    const other = record({ kind: 'tensorboard', identity: '.', id: 'out/other/runs/Nov26_gpu-1', start: 0, end: MINUTE });
    const runs = joinTwins([trainer, events, other]);
    expect(runs.map(({ id }) => id)).toEqual([trainer.id, other.id]);
    expect(runs[0]).toMatchObject({ startedAt: START, endedAt: START + MINUTE, twins: [{ rule: 'same-folder' }] });
  });

  it('a CSV log and events of one version are one', () => {
    const csv = record({ kind: 'lightning-csv', identity: '.', id: 'logs/version_0' });
    const events = record({ kind: 'tensorboard', identity: '.', id: 'logs/version_0', start: 0, end: MINUTE });
    expect(joinTwins([events, csv])).toMatchObject([{ id: csv.id }]);
  });
});

describe('a meter', () => {
  it('belongs to the run that it ran beside', () => {
    const meter = record({ kind: 'codecarbon', id: 'c1', start: -2000, end: 10 * MINUTE + 3000, metrics: { energy_consumed: 0.2 } });
    const short = record({ kind: 'codecarbon', id: 'c2', start: 0, end: 2 * MINUTE });
    const [run, rest] = joinTwins([mlflow, meter, short]);
    expect(run).toMatchObject({ twins: [{ id: meter.id, rule: 'metered-meanwhile' }] });
    expect(rest?.id).toBe(short.id);
  });

  it('of parallel runs belongs to none', () => {
    const twin = record({ kind: 'mlflow-sqlite', id: 'm2', start: 0, end: 10 * MINUTE, params: { lr: '1' } });
    const meter = record({ kind: 'codecarbon', id: 'c1', start: 0, end: 10 * MINUTE });
    expect(joinTwins([mlflow, twin, meter])).toHaveLength(3);
  });
});

it('children follow their parent into the record that it was joined to', () => {
  const parent = record({ kind: 'wandb', id: 'w1', start: 0, end: 10 * MINUTE, params: PARAMS });
  const child = record({ kind: 'wandb', id: 'w2', parent: parent.id, start: 60 * MINUTE });
  const [, followed] = joinTwins([mlflow, parent, child]);
  expect(followed).toMatchObject({ id: child.id, parentId: mlflow.id });
});

it('three trackers of one run are one run', () => {
  const meter = record({ kind: 'codecarbon', id: 'c1', start: 0, end: 10 * MINUTE });
  expect(joinTwins([mlflow, wandb, meter])).toMatchObject([{ id: mlflow.id, twins: [{ id: wandb.id }, { id: meter.id }] }]);
});

it('runs of one store are left as they are', () => {
  const runs = [mlflow, record({ kind: 'mlflow-sqlite', id: 'm2', start: 0, end: 10 * MINUTE, params: PARAMS })];
  expect(joinTwins(runs)).toBe(runs);
});

it('the parents of doubled children are one run, whatever they logged themselves', () => {
  const family = (kind: string, shift: number) => {
    const parent = record({ kind, id: `${kind}-parent`, start: shift, end: 60 * MINUTE + shift });
    const child = (n: number) =>
      record({
        kind,
        id: `${kind}-${n}`,
        parent: parent.id,
        start: n * MINUTE + shift,
        end: (n + 1) * MINUTE + shift,
        params: { lr: `${n}`, depth: '2' },
      });
    return [parent, child(1), child(2)];
  };
  const runs = joinTwins([...family('mlflow-sqlite', 0), ...family('mlflow-files', 500)]);
  expect(runs.map(({ nativeId, twins }) => [nativeId, twins?.map(({ rule }) => rule)])).toEqual([
    ['mlflow-sqlite-parent', ['same-children']],
    ['mlflow-sqlite-1', ['same-time-and-parameters']],
    ['mlflow-sqlite-2', ['same-time-and-parameters']],
  ]);
});
