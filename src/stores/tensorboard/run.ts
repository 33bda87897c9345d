import { defined } from '../../core/record/defined.ts';
import { type Interval, type Machine, type MetricValue, type Run, type RunStatus, runId, type StoreRef } from '../../core/runs/run.ts';
import { pausesBetween } from '../pauses.ts';
import type { Member } from './members.ts';
import { above, lastPart } from '../folder-runs/paths.ts';
import { earliest, latest, timeOf } from './times.ts';

/** A run of one or more folders, of which the first is the run's own where that has event files. */
export function runOfMembers(store: StoreRef, path: string, members: readonly Member[]): Run {
  const experiment = above(path) ?? '.';
  return {
    id: runId(store, path),
    store,
    nativeId: path,
    name: lastPart(path),
    experiment: { id: experiment, name: experiment },
    parentId: undefined,
    ...ending(members),
    startedAt: startOf(members),
    lastSeenAt: latest(members.map(({ folder }) => folder.lastAt)),
    pauses: pausesOf(members),
    params: new Map(members.toReversed().flatMap(({ folder }) => [...folder.params])),
    metrics: metricsOf(members),
    tags: new Map(),
    datasets: [],
    artifactUri: undefined,
    ...defined({ machine: machineOf(members) }),
  };
}

/**
 * An event file has no end. Keras notes one with its time. PyTorch and Lightning note `STATUS_SUCCESS` together with the parameters,
 * whenever that is: it is believed where metrics came with it and nothing was logged after it.
 */
function ending(members: readonly Member[]): { readonly status: RunStatus; readonly endedAt: number | undefined } {
  const timed = members.find(({ folder }) => timeOf(folder.end?.seconds) !== undefined)?.folder.end;
  if (timed !== undefined) return { status: timed.status, endedAt: timeOf(timed.seconds) };
  const last = latest(members.map(({ folder }) => folder.lastAt));
  const note = members.find(({ folder }) => folder.isNote && folder.metrics.size > 0 && folder.lastAt === last)?.folder;
  return { status: note?.end?.status ?? 'unknown', endedAt: undefined };
}

/** A note says nothing of when the work that it sums up began. */
function startOf(members: readonly Member[]): number | undefined {
  return earliest(members.flatMap(({ folder }) => (folder.isNote ? [] : [folder.startedAt, folder.sessionStartedAt])));
}

/** Silences; one that a new writer ended was over when that was opened. */
function pausesOf(members: readonly Member[]): readonly Interval[] {
  const openings = members.flatMap(({ folder }) => folder.openings).sort((a, b) => a - b);
  return pausesBetween(members.flatMap(({ folder }) => folder.signs)).map(({ start, end }) => ({
    start,
    end: openings.find((opening) => opening > start && opening < end) ?? end,
  }));
}

function metricsOf(members: readonly Member[]): ReadonlyMap<string, MetricValue> {
  const metrics = new Map<string, MetricValue>();
  for (const { folder, nameOf } of members) {
    for (const [tag, value] of folder.metrics) {
      const name = nameOf(tag);
      if (!metrics.has(name)) metrics.set(name, value);
    }
  }
  return metrics;
}

function machineOf(members: readonly Member[]): Machine | undefined {
  const host = members.find(({ folder }) => folder.host !== undefined)?.folder.host;
  return host === undefined ? undefined : { host, source: 'the name of the event file' };
}
