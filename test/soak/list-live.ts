import { sqlReader } from '../../src/node/sqlite/sql-reader.ts';
import { mlflowSqlite } from '../../src/stores/mlflow/mlflow-sqlite.ts';

/** Lists one store from scratch each time: what the soak reads with. */
export function liveReader(path: string) {
  const place = { identity: 'mlflow.db', path, entry: { name: 'mlflow.db', kind: 'file' as const }, found: () => [] };
  const ports = { files: {} as never, sql: sqlReader() };
  return { recognised: () => mlflowSqlite.recognises(place, ports), list: () => mlflowSqlite.open(place, ports).list(undefined) };
}
