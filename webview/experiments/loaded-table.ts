import type { ColumnData, ColumnMeta } from '../../src/core/table/column.ts';
import type { ColumnsAnswer, TableMode, TableSchema } from '../../src/protocol/table.ts';
import type { OwnColumns } from './own-columns.ts';

/** Asks for columns of the table that is shown. */
export type AskColumns = (mode: TableMode, revision: number, ids: readonly string[], rows?: readonly number[]) => Promise<ColumnsAnswer>;

/** A table with the columns that have been asked for so far. */
export interface LoadedTable {
  readonly schema: TableSchema;
  readonly metas: ReadonlyMap<string, ColumnMeta>;
  readonly data: ReadonlyMap<string, ColumnData>;
  /** The row of an id. */
  rowOf(id: string): number | undefined;
  has(ids: readonly string[]): boolean;
  /** Loads what is missing of some columns; false when the table is out of date. */
  need(ids: readonly string[]): Promise<boolean>;
  /** All columns of some rows; undefined when the table is out of date. */
  wholeRows(rows: readonly number[]): Promise<ReadonlyMap<string, ColumnData> | undefined>;
  /** What people wrote about its rows, which are columns too. */
  own: OwnColumns | undefined;
  setOwn(own: OwnColumns): void;
}

export function loadedTable(schema: TableSchema, ownMetas: readonly ColumnMeta[], ask: AskColumns): LoadedTable {
  const metas = new Map([...ownMetas, ...schema.columns].map((meta) => [meta.id, meta]));
  const data = new Map<string, ColumnData>();
  const coming = new Map<string, Promise<boolean>>();
  /** Asked for, and not there: asking again would go on for ever. */
  const absent = new Set<string>();
  let rows: Map<string, number> | undefined;

  const take = async (ids: readonly string[]): Promise<boolean> => {
    const answer = await ask(schema.mode, schema.revision, ids);
    if ('stale' in answer) return false;
    for (const column of answer.columns) data.set(column.id, column.data);
    for (const id of ids) if (!data.has(id)) absent.add(id);
    return true;
  };
  const table: LoadedTable = {
    schema,
    metas,
    data,
    own: undefined,
    rowOf(id) {
      rows ??= new Map(schema.ids.map((one, row) => [one, row]));
      return rows.get(id);
    },
    has: (ids) => ids.every((id) => data.has(id) || absent.has(id) || !metas.has(id)),
    async need(ids) {
      const missing = [...new Set(ids)].filter((id) => !table.has([id]));
      const unasked = missing.filter((id) => !coming.has(id));
      if (unasked.length > 0) {
        const answer = take(unasked);
        for (const id of unasked) coming.set(id, answer);
      }
      const answers = await Promise.all(missing.map((id) => coming.get(id)!));
      for (const id of missing) coming.delete(id);
      return answers.every((fresh) => fresh);
    },
    async wholeRows(wanted) {
      const ids = schema.columns.map(({ id }) => id);
      const answer = await ask(schema.mode, schema.revision, ids, wanted);
      return 'stale' in answer ? undefined : new Map(answer.columns.map((column) => [column.id, column.data]));
    },
    setOwn(own) {
      table.own = own;
      for (const [id, column] of own.data) data.set(id, column);
    },
  };
  return table;
}
