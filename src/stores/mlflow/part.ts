import type { SqlDatabase } from '../../core/ports/sql.ts';

/** The rows of a few runs: scanning a table of this database gives theirs alone, through the table's index. */
export function partOf(database: SqlDatabase, runs: readonly string[]): SqlDatabase {
  const places = runs.map(() => '?').join(', ');
  return {
    ...database,
    scan(table, columns, row) {
      const there = new Set(database.columns(table));
      if (!there.has('run_uuid')) return database.scan(table, columns, row);
      const list = columns.map((column) => (there.has(column) ? `"${column}"` : 'NULL')).join(', ');
      database.each(`SELECT ${list} FROM "${table}" WHERE run_uuid IN (${places})`, runs, row);
      return true;
    },
  };
}
