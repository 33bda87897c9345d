import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { RunStatus } from '../../core/runs/run.ts';
import { type FlatYaml, flatYaml } from './flat-yaml.ts';
import { diagnosticOf, type Problem } from './problems.ts';

/** What a run's `meta.yaml` says. */
export interface RunMeta {
  readonly name: string | undefined;
  readonly status: RunStatus;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly artifactUri: string | undefined;
}

/** Where a run lies, and what is reported about it. */
export interface RunPlace {
  readonly experiment: string;
  readonly run: string;
  /** Of the `meta.yaml`, for diagnostics. */
  readonly file: string;
  readonly problems: Diagnostic[];
}

/** `broken` when the file is being written or was left half-written; `foreign` when it speaks of another run or place. */
export type ReadMeta = RunMeta | 'deleted' | 'broken' | 'foreign';

export function runMetaOf(text: string, place: RunPlace): ReadMeta {
  const yaml = flatYaml(text);
  if (yaml === undefined || !yaml.has('start_time')) return incomplete(place);
  const id = textOf(yaml, 'run_id') ?? textOf(yaml, 'run_uuid');
  const experiment = textOf(yaml, 'experiment_id');
  if (id === undefined || experiment === undefined) return incomplete(place);
  if (id !== place.run) return foreign(place, 'run-id-differs', id);
  if (experiment !== place.experiment) return foreign(place, 'run-of-other-experiment', experiment);
  return textOf(yaml, 'lifecycle_stage') === 'deleted' ? 'deleted' : metaOf(yaml, place);
}

function incomplete({ problems, file }: RunPlace): 'broken' {
  problems.push(diagnosticOf('meta-incomplete', file));
  return 'broken';
}

function foreign({ problems, file }: RunPlace, problem: Problem, said: string): 'foreign' {
  problems.push(diagnosticOf(problem, file, { args: { said } }));
  return 'foreign';
}

function metaOf(yaml: FlatYaml, place: RunPlace): RunMeta {
  const startedAt = timeOf(yaml, 'start_time', place);
  const endedAt = timeOf(yaml, 'end_time', place);
  if (startedAt !== undefined && endedAt !== undefined && endedAt < startedAt) {
    place.problems.push(diagnosticOf('end-before-start', place.file, { place: 'end_time', args: { start: startedAt, end: endedAt } }));
  }
  const status = statusOf(yaml, place);
  return { name: textOf(yaml, 'run_name'), status, startedAt, endedAt, artifactUri: textOf(yaml, 'artifact_uri') };
}

/** Undefined for nothing, null and the empty text. */
export function textOf(yaml: FlatYaml, key: string): string | undefined {
  const value = yaml.get(key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function timeOf(yaml: FlatYaml, key: string, { file, problems }: RunPlace): number | undefined {
  const text = textOf(yaml, key);
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  problems.push(diagnosticOf('time-not-a-number', file, { place: key, args: { value: text.slice(0, 80) } }));
  return undefined;
}

/** MLflow writes the numbers; tools that write its files take the words. */
const STATUSES: ReadonlyMap<string, RunStatus> = new Map<string, RunStatus>([
  ['1', 'running'],
  ['RUNNING', 'running'],
  ['2', 'scheduled'],
  ['SCHEDULED', 'scheduled'],
  ['3', 'finished'],
  ['FINISHED', 'finished'],
  ['4', 'failed'],
  ['FAILED', 'failed'],
  ['5', 'killed'],
  ['KILLED', 'killed'],
]);

function statusOf(yaml: FlatYaml, { file, problems }: RunPlace): RunStatus {
  const text = textOf(yaml, 'status') ?? 'RUNNING';
  const status = STATUSES.get(text);
  if (status !== undefined) return status;
  problems.push(diagnosticOf('unknown-status', file, { place: 'status', args: { value: text.slice(0, 80) } }));
  return 'unknown';
}

/** Nobody writes to such a run any more, unless somebody reopens it. */
export const ENDED: ReadonlySet<RunStatus> = new Set<RunStatus>(['finished', 'failed', 'killed']);
