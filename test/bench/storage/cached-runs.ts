import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storagePorts } from '../../../src/node/storage-ports.ts';
import { type Run, runId, type StoreRef } from '../../../src/core/runs/run.ts';
import { openRunCache } from '../../../src/storage/cache/run-cache.ts';
import { seeded } from '../../support/storage-machine.ts';

// A process that keeps runs in the cache, or reads them back, as a window does when it opens. Runs have 20 metrics, 10 parameters and 4 tags.
//
//   cached-runs.mjs save <project> <stores> <runs in each>     also writes the first store's runs as JSON, for the peer
//   cached-runs.mjs load <project> <stores>                    says how long it took, and the peak of its memory
//   cached-runs.mjs json <project>                             the same for JSON that becomes runs of maps

const [task = '', project = '', stores = '1', count = '0'] = process.argv.slice(2);
const cache = openRunCache(project, storagePorts());
const json = join(project, 'runs.json');
const storeOf = (at: number): StoreRef => ({ kind: 'mlflow-sqlite', identity: `${at}/mlflow.db` });

if (task === 'save') {
  for (let at = 0; at < Number(stores); at++) {
    const runs = Array.from({ length: Number(count) }, (_, i) => made(storeOf(at), i));
    if (!(await cache.save(storeOf(at), { runs, cursor: 'c', consistent: true, diagnostics: [] }))) throw new Error('not saved');
    if (at === 0)
      writeFileSync(
        json,
        JSON.stringify(runs, (_, value: unknown) => (value instanceof Map ? [...value] : value)),
      );
  }
} else {
  const began = performance.now();
  const runs = task === 'json' ? fromJson() : fromCache();
  const ms = performance.now() - began;
  console.log(
    JSON.stringify({
      runs: runs.length,
      values: runs[0]!.metrics.size + runs[0]!.params.size,
      ms,
      peakMb: process.resourceUsage().maxRSS / 1024,
    }),
  );
}

function fromCache(): readonly Run[] {
  return Array.from({ length: Number(stores) }, (_, at) => cache.load(storeOf(at))?.runs ?? []).flat();
}

function fromJson(): readonly Run[] {
  const runs = JSON.parse(readFileSync(json, 'utf8')) as (Run & Record<'params' | 'metrics' | 'tags', [string, never][]>)[];
  return runs.map((run) => ({ ...run, params: new Map(run.params), metrics: new Map(run.metrics), tags: new Map(run.tags) }));
}

function made(store: StoreRef, number: number): Run {
  const random = seeded(number + 1);
  const hex = (): string =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  const nativeId = hex() + hex() + hex() + hex();
  const startedAt = 1_767_225_600_000 + number * 60_000;
  return {
    id: runId(store, nativeId),
    store,
    nativeId,
    name: `run ${number}`,
    experiment: { id: String(number % 10), name: `sweep ${number % 10}` },
    parentId: undefined,
    status: 'finished',
    startedAt,
    endedAt: startedAt + Math.floor(random() * 7_200_000),
    lastSeenAt: startedAt + 1000,
    pauses: [],
    params: new Map(Array.from({ length: 10 }, (_, i) => [`param ${i}`, i < 5 ? String(random()) : String(Math.floor(random() * 512))])),
    metrics: new Map(Array.from({ length: 20 }, (_, i) => [`val/metric ${i}`, { value: random(), step: 10, at: startedAt + 500 }])),
    tags: new Map(Array.from({ length: 4 }, (_, i) => [`tag ${i}`, i === 0 ? hex() : 'example'])),
    datasets: [],
    artifactUri: `s3://artifacts/${number % 10}/${nativeId}`,
  };
}
