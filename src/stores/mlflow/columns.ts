import type { SqlDatabase } from '../../core/ports/sql.ts';

/** `SELECT` over just these columns, NULL for those that this version's schema lacks; undefined when there is no such table. */
export function selectColumns(database: SqlDatabase, table: string, columns: readonly string[]): string | undefined {
  const present = new Set(database.columns(table));
  if (present.size === 0) return undefined;
  return `SELECT ${columns.map((column) => (present.has(column) ? column : `NULL AS ${column}`)).join(', ')} FROM ${table}`;
}
