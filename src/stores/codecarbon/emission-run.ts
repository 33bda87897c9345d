import { type Interval, type MetricValue, type Run, runId, type StoreRef } from '../../core/runs/run.ts';
import { lastPart } from '../folder-runs/paths.ts';
import { numberOf } from '../rows/number-text.ts';
import type { ProblemLog } from '../rows/problems.ts';
import { METRICS, NO_TAGS } from './columns.ts';
import { machineOf } from './machine.ts';
import { pausesBetween } from './segments.ts';

/** The newest row of a run; energies and emissions in it are those since the first. */
export interface NewestRow {
  readonly nativeId: string;
  readonly cells: ReadonlyMap<string, string>;
  readonly place: string;
  readonly segments: readonly Interval[];
  readonly durationSeconds: number | undefined;
}

export function runOfRow({ nativeId, cells, place, segments, durationSeconds }: NewestRow, store: StoreRef, problems: ProblemLog): Run {
  const project = cells.get('project_name') ?? '';
  const [first, last] = [segments[0], segments.at(-1)];
  const machine = machineOf(cells, lastPart(store.identity));
  return {
    id: runId(store, nativeId),
    store,
    nativeId,
    name: cells.get('task_name') ?? nativeId,
    experiment: { id: project, name: project },
    parentId: parentOf(cells, store),
    // A row is written when tracking ends; what a flush wrote looks the same.
    status: 'finished',
    startedAt: first?.start,
    endedAt: last?.end,
    lastSeenAt: last?.end,
    pauses: pausesBetween(segments),
    ...(first === undefined && durationSeconds !== undefined && { durationSeconds }),
    params: new Map(),
    metrics: metricsOf(cells, last?.end, place, problems),
    tags: new Map([...cells].filter(([column]) => !METRICS.has(column) && !NO_TAGS.has(column))),
    datasets: [],
    artifactUri: undefined,
    ...(machine && { machine }),
  };
}

function metricsOf(cells: NewestRow['cells'], at: number | undefined, place: string, problems: ProblemLog): Run['metrics'] {
  const metrics = new Map<string, MetricValue>();
  for (const [column, text] of cells) {
    if (!METRICS.has(column)) continue;
    const value = numberOf(text);
    if (value !== undefined) metrics.set(column, { value, step: 0, at });
    else
      problems.report({
        severity: 'error',
        code: 'codecarbon-no-number',
        place,
        about: column,
        args: { column, value: text.slice(0, 80) },
      });
  }
  return metrics;
}

/** The tasks of a run stand in a file of their own beside the one of the run, which has its default name. */
function parentOf(cells: NewestRow['cells'], { kind, identity }: StoreRef): string | undefined {
  const run = cells.get('run_id');
  if (run === undefined || !cells.has('task_name')) return undefined;
  return runId({ kind, identity: identity.slice(0, -lastPart(identity).length) + 'emissions.csv' }, run);
}
