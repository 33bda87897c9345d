import type { SqlValue } from '../../core/ports/sql.ts';
import { type DatasetUse, type Interval, type Run, type RunStatus, runId, type StoreRef } from '../../core/runs/run.ts';
import type { RunMaps } from './run-maps.ts';

/** The values of a row of the `runs` table, in the order in which `run-rows.ts` asks for its columns. */
export type RunRow = readonly SqlValue[];

/** A run while its rows are being read: tables fill it one after the other. */
export interface Draft extends RunMaps {
  readonly nativeId: string;
  /** As it stands in the `runs` table. */
  readonly row: RunRow;
  readonly name: string | undefined;
  readonly experiment: Run['experiment'];
  readonly status: RunStatus;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly artifactUri: string | undefined;
  readonly datasets: DatasetUse[];
  lastSeenAt: number | undefined;
}

/** MLflow keeps the name in the `runs` table since 1.30, and in a tag before that and now. */
export function finished(draft: Draft, store: StoreRef, pauses: readonly Interval[]): Run {
  const { nativeId, tags } = draft;
  const parent = tags.get('mlflow.parentRunId');
  return {
    id: runId(store, nativeId),
    store,
    nativeId,
    name: draft.name || tags.get('mlflow.runName') || nativeId,
    experiment: draft.experiment,
    parentId: parent ? runId(store, parent) : undefined,
    status: draft.status,
    startedAt: draft.startedAt,
    endedAt: draft.endedAt,
    lastSeenAt: draft.lastSeenAt,
    pauses,
    params: draft.params,
    metrics: draft.metrics,
    tags,
    datasets: draft.datasets,
    artifactUri: draft.artifactUri,
  };
}
