import type { Run, Twin } from '../runs/run.ts';

/** One run of several records: what the first does not say is taken from the others, in their order. Nothing is added up. */
export function joined(primary: Run, others: readonly Run[], twins: readonly Twin[]): Run {
  const all = [primary, ...others];
  const first = <K extends keyof Run>(key: K): Run[K] | undefined => all.find((run) => run[key] !== undefined)?.[key];
  return {
    ...primary,
    status: primary.status === 'unknown' ? (all.find(({ status }) => status !== 'unknown')?.status ?? 'unknown') : primary.status,
    startedAt: first('startedAt'),
    endedAt: first('endedAt'),
    lastSeenAt: first('lastSeenAt'),
    durationSeconds: first('durationSeconds'),
    pauses: all.find(({ pauses }) => pauses.length > 0)?.pauses ?? [],
    params: union(all.map(({ params }) => params)),
    metrics: union(all.map(({ metrics }) => metrics)),
    tags: union(all.map(({ tags }) => tags)),
    datasets: all.find(({ datasets }) => datasets.length > 0)?.datasets ?? [],
    artifactUri: first('artifactUri'),
    machine: first('machine'),
    twins,
  };
}

function union<T>(maps: readonly ReadonlyMap<string, T>[]): ReadonlyMap<string, T> {
  const all = new Map<string, T>();
  for (const map of maps) for (const [key, value] of map) if (!all.has(key)) all.set(key, value);
  return all;
}
