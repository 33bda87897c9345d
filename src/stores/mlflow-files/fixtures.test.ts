import { readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Run } from '../../core/runs/run.ts';
import { localFiles } from '../../node/local-files.ts';
import { unpacked } from '../../../test/support/unpacked.ts';
import { mlflowFiles } from './mlflow-files.ts';

/** What `mlflow.search_runs` says, as scripts/fixtures/mlflow_files.py wrote it down. */
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
  readonly metrics: readonly [string, number | string, number, number][];
  readonly datasets: readonly [string, string, string | null][];
}

interface History {
  readonly run_id: string;
  readonly key: string;
  readonly points: readonly [step: number, at: number, value: number | string][];
}

const ports = { files: localFiles(), sql: {} as never };
const START = 1_767_225_600_000;

function fixture(version: string) {
  const folder = fileURLToPath(new URL(`../../../test/fixtures/mlflow-files/${version}`, import.meta.url));
  const expected = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as {
    readonly runs: readonly Told[];
    readonly histories: readonly History[];
  };
  const path = unpacked(`${folder}/files.json`, 'mlruns');
  const place = { identity: `${version}/mlruns`, path, entry: { name: 'mlruns', kind: 'folder' as const }, found: () => [] };
  return { expected, place };
}

function fromTold(told: Told, identity: string): Run {
  const store = { kind: 'mlflow-files', identity };
  const parent = told.tags.find(([key]) => key === 'mlflow.parentRunId')?.[1];
  const times = told.metrics.map(([, , , at]) => at);
  const idOf = (id: string) => `mlflow-files:${identity}:${id}`;
  return {
    id: idOf(told.run_id),
    store,
    nativeId: told.run_id,
    name: told.name,
    experiment: { id: told.experiment_id, name: told.experiment },
    parentId: parent === undefined ? undefined : idOf(parent),
    status: told.status.toLowerCase() as Run['status'],
    startedAt: told.start_time,
    endedAt: told.end_time ?? undefined,
    lastSeenAt: times.length === 0 ? undefined : Math.max(...times),
    pauses: told.name.startsWith('resumed') ? [{ start: START + 130 * 60_000, end: START + 221 * 60_000 }] : [],
    params: new Map(told.params),
    metrics: new Map(told.metrics.map(([key, value, step, at]) => [key, { value: Number(value), step, at }])),
    tags: new Map(told.tags),
    datasets: told.datasets.map(([name, digest, context]) => ({ name, digest, context: context ?? undefined })),
    artifactUri: told.artifact_uri,
  };
}

const byId = (a: Run, b: Run) => (a.id < b.id ? -1 : 1);
const sorted = (run: Run): Run => ({ ...run, datasets: [...run.datasets].sort((a, b) => (a.name < b.name ? -1 : 1)) });

describe.each(['2.x', '3.x'])('the store that MLflow wrote in %s', (version) => {
  const { expected, place } = fixture(version);
  afterAll(() => rmSync(dirname(place.path), { recursive: true }));

  it('is recognised, and lists the runs that search_runs finds, each with the same content', async () => {
    expect([mlflowFiles.mayBe(place.entry), await mlflowFiles.recognises(place, ports)]).toEqual([true, true]);
    const { changed, removed, consistent, diagnostics } = await mlflowFiles.open(place, ports).list(undefined);
    const told = expected.runs.map((run) => fromTold(run, place.identity));
    expect(changed.map(sorted).sort(byId)).toEqual(told.map(sorted).sort(byId));
    expect({ removed, consistent, diagnostics }).toEqual({ removed: [], consistent: true, diagnostics: [] });
  });

  it('has the histories that get_metric_history tells', async () => {
    const reader = mlflowFiles.open(place, ports);
    expect(expected.histories.length).toBeGreaterThan(10);
    for (const { run_id, key, points } of expected.histories) {
      const series = await reader.series(run_id, key);
      const told = points.map(([step, at, value]) => ({ step, at, value: Number(value) }));
      expect(series.map(({ step }) => step)).toEqual(told.map(({ step }) => step).sort((a, b) => a - b));
      expect(new Set(series)).toEqual(new Set(told));
    }
  });

  it('has no news when nothing changed, in this process and in the next', async () => {
    const reader = mlflowFiles.open(place, ports);
    const { cursor } = await reader.list(undefined);
    expect(await reader.list(cursor)).toMatchObject({ changed: [], removed: [], cursor });
    expect(await mlflowFiles.open(place, ports).list(cursor)).toMatchObject({ changed: [], removed: [], cursor });
  });
});
