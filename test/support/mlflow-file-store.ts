import { memoryFiles } from './memory-files.ts';
import type { Files } from '../../src/core/ports/files.ts';
import type { StoreReader } from '../../src/core/ports/reader.ts';
import type { Run } from '../../src/core/runs/run.ts';
import { mlflowFilesReader } from '../../src/stores/mlflow-files/reader.ts';

export const ROOT = '/p/mlruns';
export const START = 1_767_225_600_000;
export const MINUTE = 60_000;

export const experimentMeta = (id: string, name: string) =>
  `artifact_location: s3://artifacts/${id}\ncreation_time: ${START}\nexperiment_id: '${id}'\nlifecycle_stage: active\nname: ${name}\n`;

export function runMeta(experiment: string, id: string, set: Readonly<Record<string, string>> = {}): string {
  const usual = {
    artifact_uri: `s3://artifacts/${id}`,
    end_time: String(START + 5 * MINUTE),
    experiment_id: `'${experiment}'`,
    lifecycle_stage: 'active',
    run_id: id,
    run_name: `name of ${id}`,
    start_time: String(START),
    status: '3',
    tags: '[]',
    user_id: 'example',
  };
  return Object.entries({ ...usual, ...set })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

/** Two experiments; `a` and `b` ended, `c` goes on. */
export function storeContent(): Record<string, string> {
  return {
    [`${ROOT}/0/meta.yaml`]: experimentMeta('0', 'Default'),
    [`${ROOT}/0/a/meta.yaml`]: runMeta('0', 'a'),
    [`${ROOT}/0/a/metrics/val/accuracy`]: `${START} 0.5 0\n${START + MINUTE} 0.75 1\n`,
    [`${ROOT}/0/a/params/lr`]: '0.1',
    [`${ROOT}/0/a/tags/stage`]: 'draft',
    [`${ROOT}/0/a/inputs/i1/meta.yaml`]: 'source_id: d1\nsource_type: DATASET\ntags:\n  mlflow.data.context: train\n',
    [`${ROOT}/0/datasets/d1/meta.yaml`]: 'digest: abc\nname: digits\nschema: x\n',
    [`${ROOT}/0/b/meta.yaml`]: runMeta('0', 'b'),
    [`${ROOT}/7/meta.yaml`]: experimentMeta('7', 'sweep'),
    [`${ROOT}/7/c/meta.yaml`]: runMeta('7', 'c', { status: '1', end_time: 'null' }),
    [`${ROOT}/7/c/metrics/loss`]: `${START} 1.0 0\n`,
  };
}

/** A store in memory, and which of its files are read. */
export function fileStore(files: Record<string, string> = storeContent()) {
  const memory = memoryFiles(files);
  const reads: string[] = [];
  const noted =
    <A extends [string, ...unknown[]], R>(read: (...args: A) => R) =>
    (...args: A): R => {
      reads.push(args[0].slice(ROOT.length + 1));
      return read(...args);
    };
  const ports: Files = { ...memory, readText: noted(memory.readText), readBytes: noted(memory.readBytes) };
  const reader = mlflowFilesReader({ store: { kind: 'mlflow-files', identity: 'mlruns' }, path: ROOT, files: ports });
  const readsOf = async <T>(work: Promise<T>): Promise<[T, readonly string[]]> => {
    reads.length = 0;
    return [await work, reads.filter((path) => !/^\d+\/meta\.yaml$/.test(path))];
  };
  return { files, ports, reader, readsOf };
}

export async function listed(reader: StoreReader): Promise<{ runs: Map<string, Run>; cursor: string }> {
  const { changed, cursor } = await reader.list(undefined);
  return { runs: new Map(changed.map((run) => [run.nativeId, run])), cursor };
}
