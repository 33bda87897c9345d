import type { SqlValue } from '../../../core/ports/sql.ts';
import { type TableColumn, tableColumns } from './create-table.ts';
import { folded } from './names.ts';
import type { Pages } from './pages.ts';
import { planOf } from './plan.ts';
import { scanTable } from './scan-table.ts';
import type { TextMemory } from './texts.ts';

export interface PlainTable {
  readonly root: number;
  readonly columns: readonly TableColumn[];
}

/** The table of a name; `other` is for the engine to show: a view, or a table that is not plain. */
export type Schema = (name: string) => PlainTable | 'other' | undefined;

/** Undefined when there is something odd about it. */
export function readSchema(pages: Pages, memory: TextMemory): Schema | undefined {
  const found = new Map<string, Entry>();
  const { end } = scanTable(pages, 1, plan, memory, ([type, name, root, sql]) => {
    if (type === 'table' || type === 'view') found.set(folded(String(name)), { root, sql });
  });
  const known = new Map<string, PlainTable | 'other'>();
  const tableOf = (name: string): PlainTable | 'other' | undefined => {
    const entry = found.get(name);
    const table = known.get(name) ?? (entry && plainTable(entry));
    if (table !== undefined) known.set(name, table);
    return table;
  };
  return end === 'whole' ? (name) => (isInternal(name) ? 'other' : tableOf(folded(name))) : undefined;
}

interface Entry {
  readonly root: SqlValue | undefined;
  readonly sql: SqlValue | undefined;
}

const column = (name: string): TableColumn => ({ name, isFloat: false, isRowid: false, hasDefault: false });
const plan = planOf(['type', 'name', 'tbl_name', 'rootpage', 'sql'].map(column), ['type', 'name', 'rootpage', 'sql'])!;

/** A view has no root and starts with other words. */
function plainTable({ root, sql }: Entry): PlainTable | 'other' {
  const columns = typeof sql === 'string' && typeof root === 'number' && root > 1 ? tableColumns(sql) : undefined;
  return columns === undefined ? 'other' : { root: Number(root), columns };
}

/** The schema itself is a table, too, without an entry. */
function isInternal(name: string): boolean {
  return folded(name).startsWith('sqlite_');
}
