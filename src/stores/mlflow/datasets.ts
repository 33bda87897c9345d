import type { SqlDatabase } from '../../core/ports/sql.ts';
import { selectColumns } from './columns.ts';
import type { Source } from './source.ts';

/** What runs said they used, with `log_input`: since MLflow 2.4. */
export function readDatasets({ database, find }: Source): void {
  const datasets = readDescriptions(database);
  if (datasets.size === 0) return;
  const contexts = readContexts(database);
  const inputs = selectColumns(database, 'inputs', ['destination_id', 'source_id', 'input_uuid', 'source_type', 'destination_type']);
  if (inputs === undefined) return;
  database.each(`${inputs} WHERE source_type = 'DATASET' AND destination_type = 'RUN'`, [], ([run = null, source, input]) => {
    const dataset = datasets.get(String(source));
    const draft = find(run, 'inputs');
    if (draft === undefined || dataset === undefined) return;
    const context = contexts.get(String(input));
    draft.datasets.push({ ...dataset, context });
  });
}

function readDescriptions(database: SqlDatabase): ReadonlyMap<string, { readonly name: string; readonly digest: string }> {
  const select = selectColumns(database, 'datasets', ['dataset_uuid', 'name', 'digest']);
  const rows = select === undefined ? [] : database.all(select);
  return new Map(rows.map(([id, name, digest]) => [String(id), { name: String(name), digest: String(digest) }]));
}

function readContexts(database: SqlDatabase): ReadonlyMap<string, string> {
  const select = selectColumns(database, 'input_tags', ['input_uuid', 'value', 'name']);
  const rows = select === undefined ? [] : database.all(`${select} WHERE name = 'mlflow.data.context'`);
  return new Map(rows.map(([input, value]) => [String(input), String(value)]));
}
