import { defined } from '../../core/record/defined.ts';
import { type Run, type RunStatus, runId, type StoreRef } from '../../core/runs/run.ts';
import { above, lastPart } from '../folder-runs/paths.ts';
import type { Output } from './read-output.ts';

/** A Trainer keeps no clock time: how long the training took is all there is. */
export function trainerRun(store: StoreRef, path: string, output: Output): Run {
  const { state, metrics, trainSeconds } = output;
  const experiment = above(path) ?? '.';
  return {
    id: runId(store, path),
    store,
    nativeId: path,
    name: lastPart(path),
    experiment: { id: experiment, name: experiment },
    parentId: undefined,
    status: statusOf(output),
    startedAt: undefined,
    endedAt: undefined,
    lastSeenAt: undefined,
    pauses: [],
    ...defined({ durationSeconds: trainSeconds }),
    params: state?.params ?? new Map(),
    metrics,
    tags: new Map(state?.trialName === undefined ? [] : [['trial_name', state.trialName]]),
    datasets: [],
    artifactUri: undefined,
  };
}

/** A training that ended says how long it took; one of which only checkpoints are there ended where it was to end, or nobody knows. */
function statusOf({ state, trainSeconds, isEvaluated }: Output): RunStatus {
  if (trainSeconds !== undefined) return 'finished';
  if (state === undefined) return isEvaluated ? 'finished' : 'unknown';
  return state.maxSteps > 0 && state.globalStep >= state.maxSteps ? 'finished' : 'unknown';
}
