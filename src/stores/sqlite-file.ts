import type { FileEntry } from '../core/ports/files.ts';
import { type SqlDatabase, SqlFileError, type SqlReader } from '../core/ports/sql.ts';

export function mayBeSqlite({ name, kind }: FileEntry): boolean {
  return kind === 'file' && /\.(db|db3|sqlite|sqlite3)$/i.test(name);
}

/** Whether a file is a database of which `isOne` is true. False for what is no database; rejects for one that cannot be read. */
export async function isDatabase(sql: SqlReader, path: string, isOne: (database: SqlDatabase) => boolean): Promise<boolean> {
  try {
    return (await sql.read(path, isOne)).value;
  } catch (error) {
    if (error instanceof SqlFileError && NO_DATABASE.has(error.code)) return false;
    throw error;
  }
}

const NO_DATABASE: ReadonlySet<string> = new Set(['missing', 'not-a-file', 'not-a-database']);

export function hasColumn(database: SqlDatabase, table: string, column: string): boolean {
  return database.columns(table).includes(column);
}
