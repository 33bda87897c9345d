import { type SqlDatabase, SqlFileError } from '../../core/ports/sql.ts';
import type { StoreFormat } from '../store-format.ts';
import { mlflowReader } from './reader.ts';

/** The SQLite tracking store of MLflow 1.x, 2.x and 3.x: the default store since 3.7, `mlflow.db`. */
export const mlflowSqlite: StoreFormat = {
  kind: 'mlflow-sqlite',
  gathers: false,
  mayBe: ({ name, kind }) => kind === 'file' && /\.(db|db3|sqlite|sqlite3)$/i.test(name),
  async recognises({ path }, { sql }) {
    try {
      return (await sql.read(path, isMlflow)).value;
    } catch (error) {
      if (error instanceof SqlFileError && NO_DATABASE.has(error.code)) return false;
      throw error;
    }
  },
  open: ({ identity, path }, { sql }) => mlflowReader({ store: { kind: mlflowSqlite.kind, identity }, path, sql }),
};

const NO_DATABASE: ReadonlySet<string> = new Set(['missing', 'not-a-file', 'not-a-database']);

/** Optuna and others have an `alembic_version` too, and more than one tracker calls a table `runs`. */
function isMlflow(database: SqlDatabase): boolean {
  const has = (table: string, column: string): boolean => database.columns(table).includes(column);
  return (
    has('alembic_version', 'version_num') &&
    has('experiments', 'experiment_id') &&
    has('runs', 'run_uuid') &&
    (has('latest_metrics', 'run_uuid') || has('metrics', 'run_uuid'))
  );
}
