import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../core/runs/run.ts';
import { localFiles } from '../../node/local-files.ts';
import { hfTrainer } from './hf-trainer.ts';

/** What `TrainerState.load_from_json` and Python's json read, as scripts/fixtures/hf_trainer.py wrote it down. */
interface Told {
  readonly global_step: number;
  readonly max_steps: number;
  readonly num_train_epochs: number;
  readonly train_batch_size: number;
  readonly total_flos: number;
  readonly best_metric: number | null;
  readonly trial_name: string | null;
  readonly trial_params: Record<string, number> | null;
  readonly log_history: readonly Record<string, number | string>[];
}

const root = fileURLToPath(new URL('../../../test/fixtures/hf-trainer/project', import.meta.url));
const expected = JSON.parse(readFileSync(join(root, '..', 'expected.json'), 'utf8')) as {
  readonly files: Record<string, Told | Record<string, number>>;
};
const found = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => hfTrainer.mayBe({ name: entry.name, kind: entry.isFile() ? 'file' : 'folder' }))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const place = { identity: '.', path: root, entry: { name: '.', kind: 'folder' as const }, found: () => found };
const ports = { files: localFiles(), sql: {} as never };
const reader = () => hfTrainer.open(place, ports);

/** Of each run, which state tells of it, which results, and how it stands. */
const RUNS: Record<string, { state?: string; results?: string; status: Run['status']; seconds?: number }> = {
  evaluated: { results: 'all_results.json', status: 'finished' },
  'results/checkpoints-alone': { state: 'checkpoint-6', status: 'finished' },
  'results/crashed': { state: 'checkpoint-6', status: 'unknown' },
  'results/finished': { state: '.', results: 'all_results.json', status: 'finished', seconds: 2.25 },
  'results/not a number': { state: '.', status: 'finished', seconds: 0.125 },
  'results/went-on': { state: 'checkpoint-6', status: 'unknown' },
  'search/trial 0': { state: 'checkpoint-4', status: 'finished' },
  'search/trial 1': { state: 'checkpoint-4', status: 'finished' },
};

function stateOf(path: string): Told | undefined {
  const { state } = RUNS[path]!;
  return state === undefined ? undefined : (expected.files[`${path}/${state === '.' ? '' : `${state}/`}trainer_state.json`] as Told);
}

function expectedRun(path: string) {
  const { results, status, seconds } = RUNS[path]!;
  const state = stateOf(path);
  const above = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
  const own = state && { num_train_epochs: state.num_train_epochs, max_steps: state.max_steps, train_batch_size: state.train_batch_size };
  return {
    id: `hf-trainer:.:${path}`,
    store: { kind: 'hf-trainer', identity: '.' },
    nativeId: path,
    name: path.slice(path.lastIndexOf('/') + 1),
    experiment: { id: above, name: above },
    parentId: undefined,
    status,
    startedAt: undefined,
    endedAt: undefined,
    lastSeenAt: undefined,
    pauses: [],
    ...(seconds === undefined ? {} : { durationSeconds: seconds }),
    params: new Map(Object.entries({ ...own, ...state?.trial_params }).map(([key, value]) => [key, String(value)])),
    metrics: expectedMetrics(state, results === undefined ? {} : (expected.files[`${path}/${results}`] as Record<string, number>)),
    tags: new Map(state?.trial_name == null ? [] : [['trial_name', state.trial_name]]),
    datasets: [],
    artifactUri: undefined,
  };
}

function expectedMetrics(state: Told | undefined, results: Record<string, number>) {
  const step = state?.global_step ?? 0;
  const metrics = new Map<string, { value: number; step: number; at: undefined }>();
  const put = (key: string, value: number | string, at: number) => metrics.set(key, { value: Number(value), step: at, at: undefined });
  if (state !== undefined) put('total_flos', state.total_flos, step);
  if (state?.best_metric != null) put('best_metric', state.best_metric, step);
  for (const row of state?.log_history ?? []) {
    for (const [key, value] of Object.entries(row)) if (key !== 'step') put(key, value, Number(row['step']));
  }
  for (const [key, value] of Object.entries(results)) put(key, value, step);
  return metrics;
}

describe('the output folders of a Trainer', () => {
  it('are recognised', async () => {
    expect(await hfTrainer.recognises(place, ports)).toBe(true);
  });

  it('make the runs that transformers reads, with the same content', async () => {
    const { changed, removed, consistent, diagnostics } = await reader().list(undefined);
    expect(changed).toEqual(Object.keys(RUNS).map(expectedRun));
    expect([removed, consistent, diagnostics]).toEqual([[], true, []]);
  });

  it('know the evaluation of the best model, which is in no state', async () => {
    const { changed } = await reader().list(undefined);
    const { metrics } = changed.find(({ nativeId }) => nativeId === 'results/finished')!;
    const logged = stateOf('results/finished')!.log_history.findLast((row) => 'eval_loss' in row)!['eval_loss'];
    expect(metrics.get('eval_loss')!.value).not.toBe(logged);
    expect(metrics.get('eval_loss')!.value).toBe(
      (expected.files['results/finished/eval_results.json'] as Record<string, number>)['eval_loss'],
    );
  });

  it('have the curves of the log', async () => {
    const one = reader();
    for (const path of Object.keys(RUNS)) {
      const rows = stateOf(path)?.log_history ?? [];
      for (const key of new Set(rows.flatMap((row) => Object.keys(row)).filter((name) => name !== 'step'))) {
        const points = rows
          .filter((row) => Object.hasOwn(row, key))
          .map((row) => ({ step: row['step'], at: undefined, value: Number(row[key]) }));
        expect(await one.series(path, key), `${path} ${key}`).toEqual(points);
      }
    }
    expect(await one.series('results/finished', 'perplexity')).toMatchObject([{ step: 8 }]);
  });

  it('have no news when nothing changed, even for another process', async () => {
    const { cursor } = await reader().list(undefined);
    expect(await reader().list(cursor)).toEqual({ changed: [], removed: [], cursor, consistent: true, diagnostics: [] });
  });
});
