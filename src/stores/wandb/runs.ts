import { type Interval, type MetricValue, type Run, runId, type StoreRef } from '../../core/runs/run.ts';
import type { Session } from './session.ts';

/** W&B's own name for the project of runs without one. */
const NO_PROJECT = 'uncategorized';

/**
 * The sessions of one run id as runs, each with the sessions that it consists of. A process that resumes a run has a folder of its own:
 * it belongs to the run that it goes on with, whose native id is the folder in which it began. What merely has the same id, because a
 * script names it and was started again from scratch, stays a run of its own: W&B's server would forget the earlier one, but it was paid.
 */
export function chainsOf(sessions: readonly Session[]): readonly (readonly Session[])[] {
  const chains: Session[][] = [];
  for (const session of inOrder(sessions)) {
    const chain = chains.findLast(([first]) => first!.project === session.project);
    if (chain !== undefined && continues(chain, session)) chain.push(session);
    else chains.push([session]);
  }
  return chains;
}

function inOrder(sessions: readonly Session[]): readonly Session[] {
  return [...sessions].sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0) || (a.folder < b.folder ? -1 : 1));
}

/** It says so, or its steps go on where the others ended, or it ran beside them: several processes can write one run. */
function continues(chain: readonly Session[], { resumes, firstStep, startedAt }: Session): boolean {
  const lastStep = Math.max(-1, ...chain.map((session) => session.lastStep ?? -1));
  const isNext = lastStep >= 0 && firstStep !== undefined && firstStep > lastStep;
  const isBeside = startedAt !== undefined && chain.some((session) => startedAt < (endOf(session) ?? Number.NEGATIVE_INFINITY));
  return resumes || isNext || isBeside;
}

function endOf({ endedAt, lastSeenAt, startedAt }: Session): number | undefined {
  return endedAt ?? lastSeenAt ?? startedAt;
}

/** One run of its sessions: later ones have the last word. Between two of them it paused. */
export function runOf(chain: readonly Session[], store: StoreRef): Run {
  const last = chain.at(-1)!;
  const nativeId = chain[0]!.folder;
  const known = <T>(of: (session: Session) => T | undefined): T | undefined => chain.map(of).findLast((value) => value !== undefined);
  const project = last.project ?? NO_PROJECT;
  const entity = known((session) => session.entity);
  return {
    id: runId(store, nativeId),
    store,
    nativeId,
    name: known(({ name }) => name) ?? last.runId,
    experiment: { id: entity === undefined ? project : `${entity}/${project}`, name: project },
    parentId: undefined,
    status: last.status,
    startedAt: chain[0]!.startedAt,
    endedAt: last.endedAt === undefined ? undefined : Math.max(...chain.map((session) => session.endedAt ?? Number.NEGATIVE_INFINITY)),
    lastSeenAt: greatest(chain.map((session) => session.lastSeenAt)),
    pauses: pausesOf(chain),
    params: new Map(chain.flatMap(({ params }) => [...params])),
    metrics: lastMetrics(chain),
    tags: new Map(chain.flatMap(({ tags }) => [...tags])),
    datasets: chain.flatMap(({ datasets }) => datasets),
    artifactUri: undefined,
    machine: known(({ machine }) => machine),
  };
}

function greatest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

function lastMetrics(chain: readonly Session[]): ReadonlyMap<string, MetricValue> {
  const metrics = new Map<string, MetricValue>();
  for (const session of chain) {
    for (const [name, value] of session.metrics) {
      // What one process has of it may be older than what another one logged beside it.
      if ((metrics.get(name)?.at ?? 0) <= (value.at ?? Number.POSITIVE_INFINITY)) metrics.set(name, value);
    }
  }
  return metrics;
}

function pausesOf(chain: readonly Session[]): readonly Interval[] {
  const between: Interval[] = [];
  let until = endOf(chain[0]!);
  for (const session of chain.slice(1)) {
    const { startedAt } = session;
    if (until !== undefined && startedAt !== undefined && startedAt > until) between.push({ start: until, end: startedAt });
    until = greatest([until, endOf(session)]);
  }
  return [...chain.flatMap(({ pauses }) => pauses), ...between].sort((a, b) => a.start - b.start);
}
