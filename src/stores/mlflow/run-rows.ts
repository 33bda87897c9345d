import type { SqlDatabase, SqlValue } from '../../core/ports/sql.ts';
import type { Run, RunStatus } from '../../core/runs/run.ts';
import type { Draft, RunRow } from './draft.ts';
import type { Drafts } from './draft-finder.ts';
import { excerpt } from '../excerpt.ts';
import { timeFrom } from './metric-value.ts';
import type { ProblemLog } from './problems.ts';
import { type RunMaps, runMaps } from './run-maps.ts';

export type Experiments = ReadonlyMap<string, Run['experiment'] | 'deleted'>;

const COLUMNS = ['run_uuid', 'name', 'experiment_id', 'status', 'start_time', 'end_time', 'artifact_uri', 'lifecycle_stage'];

/** The runs table. Runs that are deleted, or whose experiment is, stay as a mark. */
export function readRunRows(database: SqlDatabase, experiments: Experiments, problems: ProblemLog): Drafts {
  const drafts = new Map<string, Draft | 'deleted'>();
  const draft = draftMaker(experiments, problems);
  eachRunRow(database, (row, id) => {
    if (id === undefined) problems.report('run-without-id', 'runs', String(row[0]));
    else drafts.set(id, draft(id, row));
  });
  return drafts;
}

/** Gives the rows as they stand there, in the same array each time. */
export function eachRunRow(database: SqlDatabase, visit: (row: RunRow, id: string | undefined) => void): void {
  database.scan('runs', COLUMNS, (row) => {
    const { 0: id } = row;
    visit(row, typeof id === 'string' && id !== '' ? id : undefined);
  });
}

export function draftMaker(experiments: Experiments, problems: ProblemLog): (id: string, row: RunRow) => Draft | 'deleted' {
  const around = { experiments, maps: runMaps(), problems };
  return (id, row) => draftOf(id, row, around);
}

export function experimentOf({ 2: experiment }: RunRow): string {
  return String(experiment);
}

/** A run that may log at any moment, which its row does not tell. */
export function isUnderWay({ 3: raw }: RunRow): boolean {
  const status = STATUSES.get(raw);
  return status === 'running' || status === 'scheduled';
}

export function readExperiments(database: SqlDatabase): Experiments {
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

function draftOf(id: string, row: RunRow, { experiments, maps, problems }: Around): Draft | 'deleted' {
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
    row: row.slice(),
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
  const time = timeFrom(value);
  if (time !== undefined) return time;
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
