import type { Database, Statement } from 'sql.js';
import { type SqlDatabase, SqlFileError, type SqlParameter, type SqlValue } from '../../core/ports/sql.ts';
import { folded } from './tables/names.ts';

/** A prepared engine database behind the port. `path` only names the file in errors. */
export function sqlDatabase(database: Database, path: string): SqlDatabase {
  const each: SqlDatabase['each'] = (sql, parameters, row) => {
    const statement = named(path, () => database.prepare(sql, [...parameters]));
    try {
      for (let values = nextRow(statement, path); values !== undefined; values = nextRow(statement, path)) row(values);
    } finally {
      statement.free();
    }
  };
  const all = (sql: string, parameters: readonly SqlParameter[] = []): (readonly SqlValue[])[] => {
    const rows: (readonly SqlValue[])[] = [];
    each(sql, parameters, (values) => rows.push(values));
    return rows;
  };
  const columns = (table: string): string[] => all('select name from pragma_table_info(?)', [table]).map(([name]) => String(name));
  return {
    each,
    all,
    columns,
    scan(table, asked, row) {
      const present = new Set(columns(table).map(folded));
      if (present.size === 0) return false;
      const values = asked.map((name) => (present.has(folded(name)) ? quoted(name) : 'null'));
      // An index may have all that is asked for, but has it in another order.
      each(`select ${values.join(', ')} from ${quoted(table)} not indexed`, [], row);
      return true;
    },
    largestRowid(table) {
      const rowid = columns(table).length === 0 ? null : all(`select max(rowid) from ${quoted(table)}`)[0]?.[0];
      return typeof rowid === 'number' || typeof rowid === 'bigint' ? Number(rowid) : undefined;
    },
  };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Settings of the connection, not of the file. The first one that needs the schema reads it, and so finds what is wrong with it. */
export function prepareConnection(database: Database, path: string): void {
  named(path, () => database.run('pragma query_only = 1; pragma trusted_schema = 0; pragma temp_store = 2; pragma cache_size = -8000'));
  named(path, () => database.run('select count(*) from sqlite_schema'));
}

function nextRow(statement: Statement, path: string): readonly SqlValue[] | undefined {
  try {
    if (!statement.step()) return undefined;
    const values = statement.get();
    return values.some(isBeyondExact) ? exactly(statement) : values;
  } catch (error) {
    throw sqlError(path, error);
  }
}

function isBeyondExact(value: SqlValue): boolean {
  return typeof value === 'number' && (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER);
}

/** Reads the row again with every integer exact. A float of that size stays the number it was. */
function exactly(statement: Statement): readonly SqlValue[] {
  const get = statement.get as (parameters: null, options: { useBigInt: true }) => SqlValue[];
  return get.call(statement, null, { useBigInt: true }).map(narrow);
}

function narrow(value: SqlValue): SqlValue {
  return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function named<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw sqlError(path, error);
  }
}

/** The engine reports everything as text; these are the texts that speak of the file and not of the question. */
function sqlError(path: string, error: unknown): SqlFileError {
  const message = error instanceof Error ? error.message : String(error);
  if (/database disk image is malformed/.test(message)) return new SqlFileError('damaged', path, { message });
  if (/file is not a database/.test(message)) return new SqlFileError('not-a-database', path, { message });
  if (/malformed database schema|unsupported file format|no such module/.test(message)) {
    return new SqlFileError('unsupported', path, { reason: 'schema', message });
  }
  return new SqlFileError('query', path, { message });
}
