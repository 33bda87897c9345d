import type { DatasetUse, Interval, Machine, MetricValue, RunStatus } from '../../core/runs/run.ts';
import type { RunFolder } from './folders.ts';
import { machineOf, slurmOf } from './hardware.ts';
import type { HistoryMark } from './history.ts';
import type { LastValues } from './last-values.ts';
import type { LogFacts } from './log-facts.ts';
import { metricsOf } from './metrics.ts';
import type { RunFiles } from './run-files.ts';
import { NOTHING, type Told, toldByFiles } from './told-by-files.ts';
import { tagsOf } from './tags.ts';

/** One process's part of a run: all of it, unless the run was resumed. */
export interface Session {
  readonly folder: string;
  readonly runId: string;
  readonly project: string | undefined;
  readonly entity: string | undefined;
  readonly name: string | undefined;
  readonly status: RunStatus;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly lastSeenAt: number | undefined;
  readonly pauses: readonly Interval[];
  readonly params: ReadonlyMap<string, string>;
  readonly metrics: ReadonlyMap<string, MetricValue>;
  readonly tags: ReadonlyMap<string, string>;
  readonly datasets: readonly DatasetUse[];
  readonly machine: Machine | undefined;
  /** It says that it goes on from another one, or its clock does. */
  readonly resumes: boolean;
  readonly firstStep: number | undefined;
  readonly lastStep: number | undefined;
}

interface Source {
  readonly folder: RunFolder;
  readonly log: string | undefined;
  readonly runId: string;
  readonly files: RunFiles;
}

/** What there is to say now; undefined as long as W&B has written nothing that says which run it is. */
export function sessionOf(facts: LogFacts, { folder, log, runId, files }: Source): Session | undefined {
  const { history, params, goals } = facts;
  const isTold = facts.head.runId !== undefined;
  const head = { runId, ...facts.head };
  const told = isTold ? NOTHING : toldByFiles(files);
  const metrics = new Map([...told.metrics, ...metricsOf(facts)]);
  const { machine, slurm } = machineIn(facts, log, files);
  const isEmpty = metrics.size + told.config.length === 0 && machine === undefined;
  if (!isTold && isEmpty) return undefined;
  const times = timesOf(facts, told);
  params.fill(times.isResumed ? files.config() : told.config);
  return {
    ...times,
    folder: folder.name,
    runId: head.runId,
    project: head.project,
    entity: head.entity,
    name: head.name,
    status: statusOf(facts, log),
    pauses: facts.pauses(),
    params: params.texts(),
    metrics,
    tags: tagsOf(head, slurm, goals.of(metrics.keys())),
    datasets: [...facts.datasets],
    machine,
    resumes: times.isResumed || head.resumes === true,
    firstStep: history.first()?.step,
    lastStep: history.last()?.step,
  };
}

type Times = Pick<Session, 'startedAt' | 'endedAt' | 'lastSeenAt'> & { readonly isResumed: boolean };

function timesOf(facts: LogFacts, told: Told): Times {
  const first = facts.history.first();
  const startedAt = facts.head.startedAt ?? first?.at ?? told.startedAt;
  const isResumed = ranBefore(first, startedAt);
  const lastSeenAt = facts.lastSeenAt ?? told.lastSeenAt;
  return { startedAt, endedAt: endOf(facts, startedAt, isResumed), lastSeenAt, isResumed };
}

/** Long enough for no clock to be that wrong between two lines of one process. */
const BEFORE = 1000;

/** Whether the run had been running for longer than this process has: the server told it so. */
function ranBefore(first: HistoryMark | undefined, startedAt: number | undefined): boolean {
  if (first?.at === undefined || first.runtimeMs === undefined || startedAt === undefined) return false;
  return first.runtimeMs - (first.at - startedAt) > BEFORE;
}

function statusOf({ exit, isPreempted }: LogFacts, log: string | undefined): RunStatus {
  if (log === undefined) return 'unknown';
  if (exit === undefined) return 'running';
  if (exit.code === 0) return 'finished';
  return isPreempted ? 'killed' : 'failed';
}

/**
 * A log says how long the run took, whole seconds of all its processes together, but not when it ended. Counted from the last line of
 * history, which knows both, else from the start.
 */
function endOf({ exit, history, lastSeenAt }: LogFacts, startedAt: number | undefined, isResumed: boolean): number | undefined {
  if (exit === undefined) return undefined;
  const last = history.last();
  const seen = lastSeenAt ?? startedAt;
  if (last?.at !== undefined && last.runtimeMs !== undefined) {
    return latest(seen, last.at + Math.round(Math.max(0, exit.runtimeMs - last.runtimeMs)));
  }
  return startedAt === undefined || isResumed ? seen : latest(seen, startedAt + exit.runtimeMs);
}

function latest(a: number | undefined, b: number): number {
  return a === undefined ? b : Math.max(a, b);
}

interface Found {
  readonly machine: Machine | undefined;
  readonly slurm: ReturnType<typeof slurmOf>;
}

/** The log's word where it has one, since W&B 0.19, else that of the file beside it, which all versions write when a run begins. */
function machineIn({ environment, head, stats }: LogFacts, log: string | undefined, files: RunFiles): Found {
  const named = { ...measuredIn(stats), ...(head.host !== undefined && { host: head.host }), ...environment };
  const logged = machineOf(named, log ?? '');
  if (logged?.cpus !== undefined || logged?.accelerator !== undefined) return { machine: logged, slurm: slurmOf(named) };
  const metadata = files.metadata();
  const both = { ...named, ...metadata, ...environment };
  return { machine: Object.keys(metadata).length === 0 ? logged : machineOf(both, METADATA), slurm: slurmOf(both) };
}

const METADATA = 'files/wandb-metadata.json';
const MEASURED = /^(?:gpu|tpu)\.(\d+)\./;

/** Cards that were measured are there, also where W&B could not find out what they are. */
function measuredIn(stats: LastValues): { readonly gpu_count?: number } {
  const cards = new Set(stats.all().flatMap(({ name }) => MEASURED.exec(name)?.[1] ?? []));
  return cards.size === 0 ? {} : { gpu_count: cards.size };
}
