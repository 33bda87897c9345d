import { type SqlDatabase, SqlFileError } from '../../core/ports/sql.ts';
import type { StoreFormat } from '../store-format.ts';
import { optunaReader } from './reader.ts';

/** The SQLite storage of Optuna from 0.9 on, whatever the file is called. */
export const optunaSqlite: StoreFormat = {
  kind: 'optuna-sqlite',
  gathers: false,
  mayBe: ({ name, kind }) => kind === 'file' && /\.(db|db3|sqlite|sqlite3)$/i.test(name),
  async recognises({ path }, { sql }) {
    try {
      return (await sql.read(path, isOptuna)).value;
    } catch (error) {
      if (error instanceof SqlFileError && NO_DATABASE.has(error.code)) return false;
      throw error;
    }
  },
  open: ({ identity, path }, { sql }) => optunaReader({ store: { kind: optunaSqlite.kind, identity }, path, sql }),
};

const NO_DATABASE: ReadonlySet<string> = new Set(['missing', 'not-a-file', 'not-a-database']);

function isOptuna(database: SqlDatabase): boolean {
  const has = (table: string, column: string): boolean => database.columns(table).includes(column);
  return has('studies', 'study_name') && has('trials', 'trial_id') && has('trials', 'study_id') && has('version_info', 'library_version');
}
