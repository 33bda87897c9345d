import type { MetricValue } from '../../core/runs/run.ts';
import { type JsonSource, readObject } from './json-file.ts';
import type { JsonFile, OutputFolder } from './output-folders.ts';
import { lastValues, numbersIn, type TrainerState, trainerState } from './trainer-state.ts';

export interface Output {
  readonly state: TrainerState | undefined;
  readonly metrics: ReadonlyMap<string, MetricValue>;
  /** How long the training took, where it ended. */
  readonly trainSeconds: number | undefined;
  readonly isEvaluated: boolean;
}

/** What an output folder says; undefined when no Trainer wrote it. */
export function readOutput(folder: OutputFolder, source: JsonSource): Output | undefined {
  const { state, isOld } = newestState(folder, source);
  const results = isOld ? new Map<string, number>() : readResults(folder.results, source);
  if (state === undefined && !isOfTrainer(results)) return undefined;
  const metrics = metricsOf(state, results);
  return { state, metrics, trainSeconds: metrics.get('train_runtime')?.value, isEvaluated: results.has('eval_runtime') };
}

/** An evaluation after the training is in no state, and may be one of a better checkpoint: results come before what was logged last. */
function metricsOf(state: TrainerState | undefined, results: ReadonlyMap<string, number>): ReadonlyMap<string, MetricValue> {
  const step = state?.globalStep ?? 0;
  const known = (values: ReadonlyMap<string, number>) => [...values].map(([key, value]) => [key, { value, step, at: undefined }] as const);
  return new Map([...(state === undefined ? [] : [...known(state.sums), ...lastValues(state)]), ...known(results)]);
}

/**
 * The state that came furthest: the folder's own, which has the end of the training, or a checkpoint's. Where a checkpoint went on
 * from the folder's own, a training goes on or was broken off, and what is beside it is of the one before.
 */
function newestState(
  { state, checkpoints }: OutputFolder,
  source: JsonSource,
): { readonly state: TrainerState | undefined; readonly isOld: boolean } {
  const own = state === undefined ? undefined : readState(state, source);
  for (const checkpoint of checkpoints) {
    const found = readState(checkpoint, source);
    if (found === undefined) continue;
    if (own === undefined) return { state: found, isOld: false };
    return found.globalStep > own.globalStep ? { state: found, isOld: true } : { state: own, isOld: false };
  }
  return { state: own, isOld: false };
}

function readState(file: JsonFile, source: JsonSource): TrainerState | undefined {
  const members = readObject(file, source);
  if (members === undefined) return undefined;
  const state = trainerState(members);
  if (state === undefined) source.report({ severity: 'warning', code: 'hf-trainer-no-state', file: source.named(file.below) });
  return state;
}

/** `all_results.json` comes first by name and holds what was written last of each; the others may be of a version that writes no such file. */
function readResults(files: readonly JsonFile[], source: JsonSource): ReadonlyMap<string, number> {
  const results = new Map<string, number>();
  for (const file of files) {
    for (const [key, value] of numbersIn(readObject(file, source) ?? new Map())) if (!results.has(key)) results.set(key, value);
  }
  return results;
}

/** Other tools write files of these names; the Trainer says how long it took. */
function isOfTrainer(results: ReadonlyMap<string, number>): boolean {
  return ['train_runtime', 'eval_runtime', 'test_runtime', 'predict_runtime'].some((key) => results.has(key));
}
