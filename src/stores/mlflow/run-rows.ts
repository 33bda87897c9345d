import type { SqlDatabase, SqlValue } from '../../core/ports/sql.ts';
import type { Run, RunStatus } from '../../core/runs/run.ts';
import type { Draft } from './draft.ts';
import type { Drafts } from './draft-finder.ts';
import { excerpt } from './excerpt.ts';
import type { ProblemLog } from './problems.ts';
import { type RunMaps, runMaps } from './run-maps.ts';

type Experiments = ReadonlyMap<string, Run['experiment'] | 'deleted'>;

/** The runs table. Runs that are deleted, or whose experiment is, stay as a mark. */
export function readRunRows(database: SqlDatabase, problems: ProblemLog): Drafts {
  const experiments = readExperiments(database);
  const drafts = new Map<string, Draft | 'deleted'>();
  const maps = runMaps();
  const columns = ['run_uuid', 'name', 'experiment_id', 'status', 'start_time', 'end_time', 'artifact_uri', 'lifecycle_stage'];
  database.scan('runs', columns, (row) => {
    const [id] = row;
    if (typeof id === 'string' && id !== '') drafts.set(id, draftOf(id, row, { experiments, maps, problems }));
    else problems.report('run-without-id', 'runs', String(id));
  });
  return drafts;
}

function readExperiments(database: SqlDatabase): Experiments {
  const experiments = new Map<string, Run['experiment'] | 'deleted'>();
  database.scan('experiments', ['experiment_id', 'name', 'lifecycle_stage'], ([key, name, stage]) => {
    const id = String(key);
    experiments.set(id, stage === 'deleted' ? 'deleted' : { id, name: textOf(name) ?? id });
  });
  return experiments;
}

interface Around {
  readonly experiments: Experiments;
  readonly maps: () => RunMaps;
  readonly problems: ProblemLog;
}

function draftOf(id: string, row: readonly SqlValue[], { experiments, maps, problems }: Around): Draft | 'deleted' {
  const [, name, experimentId, status, start, end, artifactUri, stage] = row;
  const experiment = experiments.get(String(experimentId));
  if (stage === 'deleted' || experiment === 'deleted') return 'deleted';
  if (experiment === undefined) problems.report('run-of-no-experiment', 'runs', id, { experiment: String(experimentId) });
  const startedAt = timeOf(start, 'start_time', id, problems);
  const endedAt = timeOf(end, 'end_time', id, problems);
  if (startedAt !== undefined && endedAt !== undefined && endedAt < startedAt) {
    problems.report('end-before-start', 'runs', id, { start: startedAt, end: endedAt });
  }
  return {
    nativeId: id,
    name: textOf(name),
    experiment: experiment ?? { id: String(experimentId), name: String(experimentId) },
    status: statusOf(status, id, problems),
    startedAt,
    endedAt,
    artifactUri: textOf(artifactUri),
    ...maps(),
    datasets: [],
    lastSeenAt: undefined,
  };
}

function timeOf(value: SqlValue | undefined, column: string, run: string, problems: ProblemLog): number | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number' && value >= 0) return value;
  problems.report('time-not-a-number', 'runs', run, { column, value: excerpt(value) });
  return undefined;
}

const STATUSES: ReadonlyMap<SqlValue | undefined, RunStatus> = new Map<SqlValue, RunStatus>([
  ['RUNNING', 'running'],
  ['SCHEDULED', 'scheduled'],
  ['FINISHED', 'finished'],
  ['FAILED', 'failed'],
  ['KILLED', 'killed'],
]);

function statusOf(value: SqlValue | undefined, run: string, problems: ProblemLog): RunStatus {
  const status = STATUSES.get(value);
  if (status !== undefined) return status;
  problems.report('unknown-status', 'runs', run, { value: excerpt(value) });
  return 'unknown';
}

function textOf(value: SqlValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
