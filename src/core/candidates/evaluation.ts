import { defined } from '../record/defined.ts';
import type { DatasetUse, Run } from '../runs/run.ts';
import { said } from '../runs/said.ts';
import type { Evaluation } from './facts.ts';

const COUNT_METRICS = ['n_test', 'n_eval', 'n_val', 'test_size', 'num_test_examples'];
const TEST_LIKE = [/test/i, /eval/i, /val/i];

/** On what a run's metrics were computed, by its own `kneepoint.*` words, else by the data it said it used. */
export function evaluationOf(run: Run): Evaluation {
  const used = evaluationData(run.datasets);
  const dataset = said(run, 'kneepoint.dataset') ?? used?.name;
  const digest = said(run, 'kneepoint.dataset_digest') ?? used?.digest;
  const split = said(run, 'kneepoint.split') ?? used?.context;
  const n = countOf(run);
  return defined({ dataset, digest, split, n });
}

/** Metrics of different keys do not enter one front. */
export function evaluationKey({ dataset, digest, split, n }: Evaluation): string {
  return [dataset ?? '', digest ?? '', split ?? '', n ?? ''].join('|');
}

function evaluationData(datasets: readonly DatasetUse[]): DatasetUse | undefined {
  for (const pattern of TEST_LIKE) {
    const match = datasets.find((use) => pattern.test(use.context ?? ''));
    if (match !== undefined) return match;
  }
  return datasets.length === 1 ? datasets[0] : undefined;
}

function countOf(run: Run): number | undefined {
  const stated = Number(said(run, 'kneepoint.n'));
  if (Number.isInteger(stated) && stated > 0) return stated;
  for (const name of COUNT_METRICS) {
    const value = run.metrics.get(name)?.value;
    if (value !== undefined && Number.isInteger(value) && value > 0) return value;
  }
  return undefined;
}
