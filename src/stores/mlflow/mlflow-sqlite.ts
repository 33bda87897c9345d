import type { SqlDatabase } from '../../core/ports/sql.ts';
import { hasColumn, isDatabase, mayBeSqlite } from '../sqlite-file.ts';
import type { StoreFormat } from '../store-format.ts';
import { mlflowReader } from './reader.ts';

/** The SQLite tracking store of MLflow 1.x, 2.x and 3.x: the default store since 3.7, `mlflow.db`. */
export const mlflowSqlite: StoreFormat = {
  kind: 'mlflow-sqlite',
  gathers: false,
  mayBe: mayBeSqlite,
  recognises: ({ path }, { sql }) => isDatabase(sql, path, isMlflow),
  open: ({ identity, path }, { sql }) => mlflowReader({ store: { kind: mlflowSqlite.kind, identity }, path, sql }),
};

/** Optuna and others have an `alembic_version` too, and more than one tracker calls a table `runs`. */
function isMlflow(database: SqlDatabase): boolean {
  return (
    hasColumn(database, 'alembic_version', 'version_num') &&
    hasColumn(database, 'experiments', 'experiment_id') &&
    hasColumn(database, 'runs', 'run_uuid') &&
    (hasColumn(database, 'latest_metrics', 'run_uuid') || hasColumn(database, 'metrics', 'run_uuid'))
  );
}
