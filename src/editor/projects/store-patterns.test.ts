import { expect, test } from 'vitest';
import { isNamedLikeStore } from './store-patterns.ts';

test.each([
  '/p/mlflow.db',
  '/p/mlflow.db-wal',
  'C:\\p\\study.sqlite3',
  '/p/mlruns',
  '/p/mlruns/0/abc/metrics/auc',
  '/p/experiments/0/meta.yaml',
  '/p/wandb/run-1/x.wandb',
  '/p/runs/events.out.tfevents.1.host.2.0',
  '/p/lightning_logs/version_0/metrics.csv',
  '/p/emissions_base_3.csv',
  '/p/out/trainer_state.json',
  '/p/optuna-journal.log',
])('%s is known by its name', (path) => {
  expect(isNamedLikeStore(path)).toBe(true);
});

test.each([
  '/p/results.csv',
  '/p/my-metrics.csv.bak',
  '/p/experiments',
  '/p/mlruns-old',
  '/p/prices/private.yaml',
  '/p/runs.jsonl',
  '/p/database/readme.txt',
])('%s has to be followed by itself', (path) => {
  expect(isNamedLikeStore(path)).toBe(false);
});
