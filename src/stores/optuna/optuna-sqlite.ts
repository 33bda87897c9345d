import type { SqlDatabase } from '../../core/ports/sql.ts';
import { hasColumn, isDatabase, mayBeSqlite } from '../sqlite-file.ts';
import type { StoreFormat } from '../store-format.ts';
import { optunaReader } from './reader.ts';

/** The SQLite storage of Optuna from 0.9 on, whatever the file is called. */
export const optunaSqlite: StoreFormat = {
  kind: 'optuna-sqlite',
  gathers: false,
  mayBe: mayBeSqlite,
  recognises: ({ path }, { sql }) => isDatabase(sql, path, isOptuna),
  open: ({ identity, path }, { sql }) => optunaReader({ store: { kind: optunaSqlite.kind, identity }, path, sql }),
};

function isOptuna(database: SqlDatabase): boolean {
  return (
    hasColumn(database, 'studies', 'study_name') &&
    hasColumn(database, 'trials', 'trial_id') &&
    hasColumn(database, 'trials', 'study_id') &&
    hasColumn(database, 'version_info', 'library_version')
  );
}
