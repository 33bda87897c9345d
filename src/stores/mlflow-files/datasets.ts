import type { Files } from '../../core/ports/files.ts';
import type { DatasetUse } from '../../core/runs/run.ts';
import { flatYaml } from './flat-yaml.ts';
import { textOf } from './run-meta.ts';

type Dataset = Pick<DatasetUse, 'name' | 'digest'>;

/** The datasets of one experiment by id, each read once. */
export type FindDataset = (id: string) => Dataset | undefined;

export function datasetsOf(files: Files, experiment: string): FindDataset {
  const known = new Map<string, Dataset | undefined>();
  return (id) => {
    if (!known.has(id)) known.set(id, readDataset(files, experiment, id));
    return known.get(id);
  };
}

/** A schema or profile of megabytes may follow. */
const WANTED: ReadonlySet<string> = new Set(['digest', 'name']);

function readDataset(files: Files, experiment: string, id: string): Dataset | undefined {
  if (!/^[\w-]+$/.test(id)) return undefined;
  const text = files.readText(files.join(experiment, 'datasets', id, 'meta.yaml'));
  const yaml = text === undefined ? undefined : flatYaml(text, WANTED);
  const name = yaml && textOf(yaml, 'name');
  const digest = yaml && textOf(yaml, 'digest');
  return name === undefined || digest === undefined ? undefined : { name, digest };
}

/** What the `meta.yaml` of a run's input says; undefined for an input that is a model; `missing` for data that is not described. */
export function datasetUseOf(text: string, find: FindDataset): DatasetUse | 'missing' | undefined {
  const yaml = flatYaml(text);
  const source = yaml && textOf(yaml, 'source_id');
  if (yaml === undefined || source === undefined) return 'missing';
  if (textOf(yaml, 'source_type') !== 'DATASET') return undefined;
  const dataset = find(source);
  const tags = yaml.get('tags');
  const context = tags instanceof Map ? tags.get('mlflow.data.context') : undefined;
  return dataset === undefined ? 'missing' : { ...dataset, context: typeof context === 'string' ? context : undefined };
}
