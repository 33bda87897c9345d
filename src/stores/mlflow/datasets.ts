import type { SqlDatabase } from '../../core/ports/sql.ts';
import type { Source } from './source.ts';

/** What runs said they used, with `log_input`: since MLflow 2.4. */
export function readDatasets({ database, find }: Source): void {
  const datasets = readDescriptions(database);
  if (datasets.size === 0) return;
  const contexts = readContexts(database);
  const columns = ['source_type', 'destination_type', 'destination_id', 'source_id', 'input_uuid'];
  database.scan('inputs', columns, ([from, to, run = null, source, input]) => {
    if (from !== 'DATASET' || to !== 'RUN') return;
    const dataset = datasets.get(String(source));
    const draft = find(run, 'inputs');
    if (draft === undefined || dataset === undefined) return;
    const context = contexts.get(String(input));
    draft.datasets.push({ ...dataset, context });
  });
}

function readDescriptions(database: SqlDatabase): ReadonlyMap<string, { readonly name: string; readonly digest: string }> {
  const descriptions = new Map<string, { readonly name: string; readonly digest: string }>();
  database.scan('datasets', ['dataset_uuid', 'name', 'digest'], ([id, name, digest]) => {
    descriptions.set(String(id), { name: String(name), digest: String(digest) });
  });
  return descriptions;
}

function readContexts(database: SqlDatabase): ReadonlyMap<string, string> {
  const contexts = new Map<string, string>();
  database.scan('input_tags', ['input_uuid', 'name', 'value'], ([input, name, value]) => {
    if (name === 'mlflow.data.context') contexts.set(String(input), String(value));
  });
  return contexts;
}
