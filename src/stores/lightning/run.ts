import { type MetricValue, type Run, runId, type StoreRef } from '../../core/runs/run.ts';
import { above, lastPart } from '../folder-runs/paths.ts';

/** The logger writes neither times nor how a run is: the file's own time is when it was last written or copied, and no start. */
export function lightningRun(
  store: StoreRef,
  folder: string,
  params: ReadonlyMap<string, string>,
  metrics: ReadonlyMap<string, MetricValue>,
): Run {
  const experiment = above(folder) ?? '.';
  return {
    id: runId(store, folder),
    store,
    nativeId: folder,
    name: lastPart(folder),
    experiment: { id: experiment, name: experiment },
    parentId: undefined,
    status: 'unknown',
    startedAt: undefined,
    endedAt: undefined,
    lastSeenAt: undefined,
    pauses: [],
    params,
    metrics,
    tags: new Map(),
    datasets: [],
    artifactUri: undefined,
  };
}
