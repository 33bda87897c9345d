import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../core/runs/run.ts';
import { sqlReader } from '../../node/sqlite/sql-reader.ts';
import { mlflowSqlite } from './mlflow-sqlite.ts';
import { openStore } from '../formats.ts';

/** What `mlflow.search_runs` says, as scripts/fixtures/mlflow_stores.py wrote it down. */
interface Told {
  readonly run_id: string;
  readonly name: string;
  readonly experiment_id: string;
  readonly experiment: string;
  readonly status: string;
  readonly start_time: number;
  readonly end_time: number | null;
  readonly artifact_uri: string;
  readonly params: readonly [string, string][];
  readonly tags: readonly [string, string][];
  readonly metrics: readonly [string, number | 'NaN', number, number][];
  readonly datasets: readonly [string, string, string | null][];
}

const files = {} as never;
const sql = sqlReader();

function fixture(name: string) {
  const folder = fileURLToPath(new URL(`../../../test/fixtures/mlflow/${name}`, import.meta.url));
  const expected = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as {
    readonly runs: readonly Told[];
    readonly history: { readonly run_id: string; readonly key: string; readonly points: readonly [number, number, number][] };
  };
  const place = {
    identity: `${name}/mlflow.db`,
    path: `${folder}/mlflow.db`,
    entry: { name: 'mlflow.db', kind: 'file' as const },
    found: () => [],
  };
  return { expected, place };
}

function number(value: number | 'NaN'): number {
  if (value === 'NaN') return Number.NaN;
  return Math.abs(value) === Number.MAX_VALUE ? Math.sign(value) * Number.POSITIVE_INFINITY : value;
}

function asTold(run: Run) {
  return {
    nativeId: run.nativeId,
    name: run.name,
    experiment: run.experiment,
    status: run.status,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    lastSeenAt: run.lastSeenAt,
    artifactUri: run.artifactUri,
    parentId: run.parentId,
    params: new Map(run.params),
    metrics: new Map(run.metrics),
    tags: new Map(run.tags),
    datasets: [...run.datasets].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function fromTold(told: Told, identity: string): ReturnType<typeof asTold> {
  const parent = told.tags.find(([key]) => key === 'mlflow.parentRunId')?.[1];
  const times = told.metrics.map(([, , , at]) => at);
  return {
    nativeId: told.run_id,
    name: told.name,
    experiment: { id: told.experiment_id, name: told.experiment },
    status: told.status.toLowerCase() as Run['status'],
    startedAt: told.start_time,
    endedAt: told.end_time ?? undefined,
    lastSeenAt: times.length === 0 ? undefined : Math.max(...times),
    artifactUri: told.artifact_uri,
    parentId: parent === undefined ? undefined : `mlflow-sqlite:${identity}:${parent}`,
    params: new Map(told.params),
    metrics: new Map(told.metrics.map(([key, value, step, at]) => [key, { value: number(value), step, at }])),
    tags: new Map(told.tags),
    datasets: told.datasets.map(([name, digest, context]) => ({ name, digest, context: context ?? undefined })),
  };
}

describe.each(['2.x', '3.x', 'wal'])('the store that MLflow wrote in %s', (name) => {
  const { expected, place } = fixture(name);

  it('lists the runs that search_runs finds, each with the same content', async () => {
    const reader = await openStore(place, { files, sql });
    const { changed, removed, consistent, diagnostics } = await reader!.list(undefined);
    const byId = (a: { nativeId: string }, b: { nativeId: string }) => (a.nativeId < b.nativeId ? -1 : 1);
    expect(changed.map(asTold).sort(byId)).toEqual(expected.runs.map((told) => fromTold(told, place.identity)).sort(byId));
    expect({ removed, consistent, diagnostics }).toEqual({ removed: [], consistent: true, diagnostics: [] });
  });

  it('has the history that get_metric_history tells', async () => {
    const { run_id, key, points } = expected.history;
    const series = await mlflowSqlite.open(place, { files, sql }).series(run_id, key);
    expect(series.length).toBeGreaterThan(1);
    expect(series.map(({ step, at, value }) => [step, at, value])).toEqual(points);
  });

  it('has no news when nothing changed', async () => {
    const reader = mlflowSqlite.open(place, { files, sql });
    const { cursor } = await reader.list(undefined);
    expect(await reader.list(cursor)).toMatchObject({ changed: [], removed: [], cursor });
  });
});

describe('the runs of both versions', () => {
  it.each(['2.x', '3.x'])('know what happened in %s', async (name) => {
    const { place } = fixture(name);
    const { changed } = await mlflowSqlite.open(place, { files, sql }).list(undefined);
    const named = new Map(changed.map((run) => [run.name, run]));
    const start = 1_767_225_600_000;
    expect(named.get('resumed after ninety minutes')!.pauses).toEqual([{ start: start + 130 * 60_000, end: start + 221 * 60_000 }]);
    expect(changed.filter(({ pauses }) => pauses.length > 0)).toHaveLength(1);
    expect(named.get('nan and infinities')!.metrics.get('down')!.value).toBe(Number.NEGATIVE_INFINITY);
    expect(named.get('nan and infinities')!.metrics.get('largest')!.value).toBe(1.7976931348623155e308);
    expect(named.get('logged out of order')!.metrics.get('score')).toEqual({ value: 0.9, step: 9, at: start + 311 * 60_000 });
    expect([...named.keys()].filter((key) => key.startsWith('deleted'))).toEqual(['deleted and restored']);
    expect(named.get('lr=0.1')!.parentId).toBe(named.get('sweep')!.id);
  });
});
