import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { MetricValue, Run } from '../../core/runs/run.ts';
import { localFiles } from '../../node/local-files.ts';
import { wandb } from './wandb.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Point = readonly [step: number | null, at: number, value: number | string];

/** What W&B's own reader says is in one log, as scripts/fixtures/wandb_told.py wrote it down. */
interface Told {
  readonly folder: string;
  readonly run_id: string;
  readonly project: string;
  readonly entity: string | null;
  readonly display_name: string;
  readonly run_group: string | null;
  readonly job_type: string | null;
  readonly notes: string | null;
  readonly sweep_id: string | null;
  readonly tags: readonly string[];
  readonly start_time: number;
  readonly seen: number | null;
  readonly exit: { readonly code: number; readonly runtime: number } | null;
  readonly config: { readonly [key: string]: Json };
  readonly summary: { readonly [key: string]: Json };
  readonly history: Readonly<Record<string, readonly Point[]>>;
  readonly definitions: readonly {
    readonly name: string;
    readonly glob: string;
    readonly goal: number;
    readonly summary: readonly string[];
  }[];
}

function fixture(name: string) {
  const folder = fileURLToPath(new URL(`../../../test/fixtures/wandb/${name}`, import.meta.url));
  const { runs } = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as { readonly runs: readonly Told[] };
  const place = { identity: 'wandb', path: `${folder}/wandb`, entry: { name: 'wandb', kind: 'folder' as const }, found: () => [] };
  return { told: runs, place, reader: wandb.open(place, { files: localFiles(), sql: {} as never }) };
}

const OWN = new Set(['_step', '_runtime', '_timestamp', '_wandb']);

function leavesOf(name: string, value: Json, into = new Map<string, Json>()): Map<string, Json> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return into.set(name, value);
  if ('_type' in value) return into;
  for (const [key, inner] of Object.entries(value))
    if (name !== '' || !OWN.has(key)) leavesOf(name === '' ? key : `${name}.${key}`, inner, into);
  return into;
}

function textOf(value: Json): string {
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function numberOf(value: Json): number | undefined {
  if (typeof value === 'number') return value;
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : undefined;
}

/** The summary is what W&B shows; history says when, and knows what a summary was told to leave out. */
function metricsOf({ history, summary }: Told): Map<string, MetricValue> {
  const points = Object.values(history).flat();
  const lastStep = points.length === 0 ? 0 : Math.max(...points.map(([step]) => step ?? 0));
  const metrics = new Map<string, MetricValue>();
  for (const [name, all] of Object.entries(history)) {
    const [step, at, value] = all.at(-1)!;
    metrics.set(name, { value: Number(value) + 0, step: step ?? 0, at });
  }
  for (const [name, leaf] of leavesOf('', summary)) {
    const value = numberOf(leaf);
    if (value === undefined) continue;
    metrics.set(name, { step: lastStep, at: undefined, ...metrics.get(name), value: value + 0 });
  }
  return metrics;
}

const GOALS: Readonly<Record<string, string>> = { '1': 'min', '2': 'max', min: 'min', max: 'max' };

function tagsOf(told: Told, metrics: Iterable<string>): Map<string, string> {
  const named = {
    run_id: told.run_id,
    entity: told.entity,
    group: told.run_group,
    job_type: told.job_type,
    notes: told.notes,
    sweep_id: told.sweep_id,
  };
  const tags = new Map(Object.entries(named).flatMap(([key, value]) => (value === null ? [] : [[`wandb.${key}`, value] as const])));
  if (told.tags.length > 0) tags.set('wandb.tags', told.tags.join(', '));
  for (const metric of metrics) {
    const definition = told.definitions.find(
      ({ name, glob }) =>
        (name !== '' && (metric === name || metric.startsWith(`${name}.`))) || (glob !== '' && metric.startsWith(glob.slice(0, -1))),
    );
    const goal = definition && GOALS[String(definition.goal || definition.summary[0])];
    if (goal !== undefined) tags.set(`wandb.goal.${metric}`, goal);
  }
  return tags;
}

/** Of a run of one session. What 0.16 still holds back when a run ends, it logs after the end. */
function fromTold(told: Told): Partial<Run> {
  const metrics = metricsOf(told);
  return {
    id: `wandb:wandb:${told.folder}`,
    store: { kind: 'wandb', identity: 'wandb' },
    nativeId: told.folder,
    name: told.display_name,
    experiment: { id: told.entity === null ? told.project : `${told.entity}/${told.project}`, name: told.project },
    parentId: undefined,
    status: told.exit === null ? 'unknown' : told.exit.code === 0 ? 'finished' : 'failed',
    startedAt: told.start_time,
    endedAt: told.exit === null ? undefined : Math.max(told.seen ?? 0, told.start_time + told.exit.runtime * 1000),
    lastSeenAt: told.seen ?? undefined,
    pauses: [],
    params: new Map(
      [...leavesOf('', told.config)].filter(([key]) => key !== 'zz' && key !== 'prompt').map(([key, leaf]) => [key, textOf(leaf)]),
    ),
    metrics,
    tags: tagsOf(told, metrics.keys()),
    datasets: [],
    artifactUri: undefined,
  };
}

/** Python has no negative zero among its whole numbers, as which wandb-core writes one. */
function plain({ machine: _, metrics, ...run }: Run): Partial<Run> {
  return { ...run, metrics: new Map([...metrics].map(([name, metric]) => [name, { ...metric, value: metric.value + 0 }])) };
}

const RESUMED = /-(?:online-)?resumed$/;

describe.each([
  ['0.16', { cpus: 48, host: 'gpu-01', memoryGiB: 94.5, source: 'files/wandb-metadata.json' }],
  ['0.31', { host: 'gpu-01', source: 'run-baseline.wandb' }],
])('the runs of W&B %s', (version, machine) => {
  const { told, reader } = fixture(version);

  it('have the content that W&B’s own reader finds', async () => {
    const { changed, removed, consistent, diagnostics } = await reader.list(undefined);
    const alone = (folder: string) => !RESUMED.test(folder) && !folder.endsWith('-unlogged');
    const expected = told.filter(({ folder }) => alone(folder)).map(fromTold);
    expect(changed.filter(({ nativeId }) => alone(nativeId)).map(plain)).toEqual(expected);
    expect(changed[0]!.machine).toEqual(machine);
    expect({ removed, consistent }).toEqual({ removed: [], consistent: true });
    expect(diagnostics.map(({ severity, code, place }) => [severity, code, place])).toEqual([
      ['info', 'wandb-param-too-long', 'zz'],
      ['info', 'wandb-param-too-long', 'prompt'],
    ]);
  });

  it('have the history that it finds', async () => {
    for (const { folder, history } of told.filter(({ folder: name }) => !RESUMED.test(name))) {
      for (const [metric, points] of Object.entries(history)) {
        const series = await reader.series(folder, metric);
        expect([metric, series.map(({ step, at, value }) => [step, at, value + 0])]).toEqual([
          metric,
          points.map(([step, at, value]) => [step, at, Number(value) + 0]),
        ]);
      }
    }
  });

  it('are no news when nothing changed', async () => {
    const { cursor } = await reader.list(undefined);
    expect(await reader.list(cursor)).toMatchObject({ changed: [], removed: [], cursor });
  });
});

const HOUR = 3_600_000;
const START = Date.parse('2026-01-01T00:00:00Z');

async function named(version: string): Promise<{ runs: Map<string, Run>; reader: ReturnType<typeof fixture>['reader'] }> {
  const { reader } = fixture(version);
  const { changed } = await reader.list(undefined);
  return { runs: new Map(changed.map((run) => [run.nativeId, run])), reader };
}

describe('processes of one run', () => {
  it('are one run when they resumed it online: the server’s steps and clock go on', async () => {
    const { runs, reader } = await named('0.31');
    const run = runs.get('run-20260101_110000-online-resumed')!;
    expect(runs.has('run-20260101_120000-online-resumed')).toBe(false);
    expect(run).toMatchObject({
      status: 'finished',
      startedAt: START + 11 * HOUR,
      endedAt: START + 12 * HOUR + 150_000,
      pauses: [{ start: START + 11 * HOUR + 150_000, end: START + 12 * HOUR }],
    });
    expect(run.metrics.get('train/loss')).toEqual({ value: 0.5, step: 3, at: START + 12 * HOUR + 120_000 });
    expect((await reader.series(run.nativeId, 'train/loss')).map(({ step, value }) => [step, value])).toEqual([
      [0, 1],
      [1, 0.5],
      [2, 1],
      [3, 0.5],
    ]);
  });

  it('are one run when they say offline that they resume it', async () => {
    const { runs, reader } = await named('0.31');
    const run = runs.get('offline-run-20260101_060000-resumed')!;
    expect(run.pauses).toEqual([{ start: START + 6 * HOUR + 210_000, end: START + 7 * HOUR }]);
    expect((await reader.series(run.nativeId, 'train/loss')).map(({ step }) => step)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('are as many runs when nothing says that they belong together', async () => {
    const current = [...(await named('0.31')).runs.keys()].filter((id) => id.endsWith('-again'));
    const old = [...(await named('0.16')).runs.keys()].filter((id) => id.endsWith('-resumed'));
    expect([current.length, old.length]).toEqual([2, 2]);
  });

  it('are one run when the second goes on with the steps of one that was cut off', async () => {
    const { runs } = await named('machines');
    expect(runs.get('run-20260101_120000-requeued')).toMatchObject({
      status: 'finished',
      pauses: [{ start: START + 12 * HOUR + 120_000, end: START + 15 * HOUR }],
    });
  });

  it('are one run when they write it side by side', async () => {
    const { runs } = await named('machines');
    const run = runs.get('run-20260101_180000-shared')!;
    expect([run.pauses, run.endedAt]).toEqual([[], START + 18 * HOUR + 95_000]);
    expect([...run.metrics]).toEqual([
      ['rank0/loss', { value: 0.25, step: 1, at: START + 18 * HOUR + 60_000 }],
      ['rank1/loss', { value: 0.25, step: 1, at: START + 18 * HOUR + 65_000 }],
    ]);
  });
});

describe('the machine', () => {
  it.each([
    ['run-20260101_000000-h100', { host: 'node-07', accelerator: 'NVIDIA H100 80GB HBM3', accelerators: 8, cpus: 192, memoryGiB: 2048 }],
    ['run-20260101_010000-tpu', { accelerator: 'v5e', accelerators: 4, cpus: 112 }],
    ['run-20260101_020000-trainium', { accelerator: 'Trainium', accelerators: 16, cpus: 128 }],
    ['run-20260101_030000-amd', { accelerator: 'AMD Instinct MI300X', accelerators: 2, cpus: 64 }],
    ['run-20260101_040000-apple', { cpu: 'Apple M2 Max', cpus: 12, memoryGiB: 32 }],
    [
      'run-20260101_050000-coreweave',
      { accelerator: 'NVIDIA L40S', accelerators: 1, cpus: 128, provider: 'coreweave', region: 'US-EAST-04E' },
    ],
    ['run-20260101_060000-cpu', { cpus: 8, memoryGiB: 16 }],
  ])('of %s is what its log says', async (nativeId, machine) => {
    const { runs } = await named('machines');
    expect(runs.get(nativeId)!.machine).toEqual({ ...machine, source: `run-${nativeId.split('-')[2]}.wandb` });
  });

  it('is in a file beside the log of W&B up to 0.17, with the memory in GiB', async () => {
    const { runs } = await named('machines');
    const old = runs.get('run-20260101_070000-old-gpu')!;
    const machine = { host: 'node-01', accelerator: 'Tesla V100-SXM2-16GB', accelerators: 4, cpus: 32, memoryGiB: 480.5 };
    expect(old.machine).toEqual({ ...machine, source: 'files/wandb-metadata.json' });
    expect(old.tags.get('slurm.job_id')).toBe('815');
  });

  it('is what an online run was told', async () => {
    const { runs } = await named('0.31');
    const machine = { host: 'gpu-01', accelerator: 'NVIDIA A100-SXM4-80GB', accelerators: 2, cpus: 96 };
    expect(runs.get('run-20260101_100000-online')!.machine).toEqual({ ...machine, source: 'run-online.wandb' });
    expect(runs.get('run-20260101_130000-unlogged')!.machine).toEqual({ ...machine, source: 'files/wandb-metadata.json' });
  });
});

describe('the rest of a log', () => {
  it('has the load of the machine by W&B’s names, and all else that was measured as curves', async () => {
    const { runs, reader } = await named('machines');
    const { nativeId, metrics, status, tags } = runs.get('run-20260101_000000-h100')!;
    const at = START + 105_000;
    expect([...metrics]).toEqual([
      ['loss', { value: 0.5, step: 0, at: START + 100_000 }],
      ['system.gpu.0.gpu', { value: 97, step: 7, at }],
      ['system.gpu.0.powerWatts', { value: 650.5, step: 7, at }],
      ['system.cpu', { value: 12.5, step: 7, at }],
    ]);
    const sent = await reader.series(nativeId, 'system.network.sent');
    expect(sent.map(({ step, at: time, value }) => [step, time! - START, value])).toEqual(
      Array.from({ length: 8 }, (_, n) => [n, n * 15_000, n]),
    );
    expect([status, tags.get('slurm.job_partition'), tags.get('slurm.nnodes')]).toEqual(['killed', 'gpu', '1']);
  });

  it('shows when the machine slept', async () => {
    const { runs } = await named('machines');
    const { startedAt, pauses } = runs.get('run-20260101_080000-slept')!;
    expect(pauses).toEqual([{ start: startedAt! + 9 * 60_000, end: startedAt! + 130 * 60_000 }]);
  });

  it('names the data that a run used, once', async () => {
    const { runs } = await named('machines');
    expect(runs.get('run-20260101_170000-dataset')!.datasets).toEqual([
      { name: 'digits:v3', digest: 'QXJ0:digits:v3', context: undefined },
    ]);
  });

  it('without an end is a run at work until others show how late it is', async () => {
    const { runs } = await named('machines');
    expect([runs.get('run-20260101_160000-silent')!.status, runs.get('run-20260101_190000-live')!.status]).toEqual(['unknown', 'running']);
  });

  it('is not needed: files tell of a run without a log', async () => {
    const { runs } = await named('0.31');
    const run = runs.get('run-20260101_130000-unlogged')!;
    const at = START + 13 * HOUR;
    expect(run).toMatchObject({ name: 'unlogged', status: 'unknown', startedAt: at, endedAt: undefined, lastSeenAt: at + 60_000 });
    expect(run.params).toEqual(
      new Map([
        ['model', 'gbm'],
        ['depth.max', '6'],
      ]),
    );
    expect(run.metrics.get('val/accuracy')).toEqual({ value: 0.75, step: 2, at: undefined });
  });

  it('may hold typed values beside the JSON text', async () => {
    const { told, reader } = fixture('untouched');
    const { changed, diagnostics } = await reader.list(undefined);
    expect(changed.map((run) => plain(run).metrics)).toEqual(told.map(metricsOf));
    expect([changed[0]!.status, diagnostics]).toEqual(['finished', []]);
  });
});
