import { type SqlDatabase, SqlFileError } from '../../../core/ports/sql.ts';
import { largestRowid } from './largest-rowid.ts';
import type { PlainTables } from './plain-tables.ts';
import { planOf } from './plan.ts';
import { scanTable } from './scan-table.ts';

/**
 * A database that goes through its plain tables by itself, in a fraction of the engine's time, and leaves all else to the engine: SQL,
 * other tables, and whatever looks odd, so that there is one opinion about damage.
 */
export function plainDatabase(path: string, { pages, schema, memory }: PlainTables, engine: () => SqlDatabase): SqlDatabase {
  return {
    each: (sql, parameters, row) => engine().each(sql, parameters, row),
    all: (sql, parameters) => engine().all(sql, parameters),
    columns(table) {
      const found = schema(table);
      return found === 'other' ? engine().columns(table) : (found?.columns.map(({ name }) => name) ?? []);
    },
    scan(table, columns, row) {
      const found = schema(table);
      const plan = typeof found === 'object' ? planOf(found.columns, columns) : undefined;
      if (found === undefined) return false;
      if (found === 'other' || plan === undefined) return engine().scan(table, columns, row);
      const { rows, end } = scanTable(pages, found.root, plan, memory, row);
      if (end === 'tangled') throw new SqlFileError('damaged', path, { message: `the rows of ${table} are out of order` });
      return end === 'whole' || engine().scan(table, columns, after(rows, row));
    },
    largestRowid(table) {
      const found = schema(table);
      const rowid = typeof found === 'object' ? largestRowid(pages, found.root) : found;
      return typeof rowid === 'string' ? engine().largestRowid(table) : rowid;
    },
  };
}

type Row = Parameters<SqlDatabase['scan']>[2];

function after(count: number, row: Row): Row {
  let seen = 0;
  return (values) => {
    if (seen++ >= count) row(values);
  };
}
