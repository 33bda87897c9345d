import { fieldsOf } from '../../src/core/query/fields-of.ts';
import { parseQuery } from '../../src/core/query/parse.ts';
import type { QueryError } from '../../src/core/query/error.ts';
import { EVERYTHING, type Query } from '../../src/core/query/query.ts';
import { type ColumnData, isText } from '../../src/core/table/column.ts';
import { tableFieldKind } from '../../src/core/table/fields.ts';
import { filterRows } from '../../src/core/table/filter.ts';
import { groupRows } from '../../src/core/table/group.ts';
import { searchRows } from '../../src/core/table/search.ts';
import { sortRows } from '../../src/core/table/sort.ts';
import { lastCall } from './last-call.ts';
import type { Arrangement } from './layout.ts';
import type { LoadedTable } from './loaded-table.ts';
import { groupedView, plainView, type RowsView } from './rows-view.ts';

/** Text columns that the quick search looks into. */
const SEARCHED = ['name', 'configuration', 'experiment', 'status', 'hardware', 'labels', 'note'];

export interface ParsedFilter {
  readonly query: Query;
  readonly error: QueryError | undefined;
}

/** Works out which rows an arrangement shows, each step anew only when something that it depends on has changed. */
export interface Viewer {
  /** While a filter has a mistake, the last one that had none goes on. */
  filterOf(arrangement: Arrangement): ParsedFilter;
  /** Columns without which the rows cannot be worked out. */
  neededColumns(arrangement: Arrangement): readonly string[];
  /** Rows that pass search and filter, in the table's own order. */
  passing(table: LoadedTable, arrangement: Arrangement): Uint32Array;
  view(table: LoadedTable, arrangement: Arrangement, brushed?: ReadonlySet<string>): RowsView;
}

export function createViewer(): Viewer {
  const parsed = lastCall((filter: string) => parseQuery(filter, tableFieldKind));
  let lastQuery: Query = EVERYTHING;
  const filterOf = ({ filter }: Arrangement): ParsedFilter => {
    const found = parsed(filter);
    if ('error' in found) return { query: lastQuery, error: found.error };
    lastQuery = found.query;
    return { query: found.query, error: undefined };
  };
  const visible = lastCall((rows: number, hidden: Uint8Array | undefined) => {
    const all = Uint32Array.from({ length: rows }, (_, row) => row);
    return hidden === undefined ? all : all.filter((row) => hidden[row] === 0);
  });
  const searched = lastCall((rows: Uint32Array, search: string, texts: readonly ColumnData[]) =>
    searchRows(rows, texts.filter(isText), search),
  );
  const filtered = lastCall((rows: Uint32Array, query: Query, fields: readonly string[], columns: readonly (ColumnData | undefined)[]) =>
    filterRows(rows, new Map(fields.flatMap((field, i) => (columns[i] === undefined ? [] : [[field, columns[i]] as const]))), query),
  );
  const within = lastCall((rows: Uint32Array, ids: readonly string[], brushed: ReadonlySet<string> | undefined) =>
    brushed === undefined ? rows : rows.filter((row) => brushed.has(ids[row]!)),
  );
  const sorted = lastCall((rows: Uint32Array, columns: readonly ColumnData[], descending: readonly boolean[]) =>
    columns.length === 0
      ? rows
      : sortRows(
          rows,
          columns.map((data, i) => ({ data, descending: descending[i]! })),
        ),
  );
  const grouped = lastCall((rows: Uint32Array, by: readonly ColumnData[]) => groupRows(rows, by));
  const listed = lastCall((rows: Uint32Array, by: readonly ColumnData[], collapsed: readonly string[]) =>
    by.length === 0 ? plainView(rows) : groupedView(rows, grouped(rows, by), collapsed),
  );
  const passing = (table: LoadedTable, arrangement: Arrangement): Uint32Array => {
    const { search, showHidden } = arrangement;
    const { data, own } = table;
    const { query } = filterOf(arrangement);
    const start = visible(table.schema.ids.length, showHidden || own?.hiddenCount === 0 ? undefined : own?.hidden);
    const texts = search.trim() === '' ? [] : SEARCHED.flatMap((id) => data.get(id) ?? []);
    const found = texts.length === 0 ? start : searched(start, search, texts);
    const fields = fieldsOf(query);
    const columns = fields.map((field) => data.get(field));
    return fields.length === 0 ? found : filtered(found, query, fields, columns);
  };
  return {
    filterOf,
    neededColumns({ sort, search, groups, ...rest }) {
      const searchedColumns = search.trim() === '' ? [] : SEARCHED;
      const fields = fieldsOf(filterOf({ sort, search, groups, ...rest }).query);
      return [...sort.map(({ column }) => column), ...fields, ...searchedColumns, ...groups];
    },
    passing,
    view(table, arrangement, brushed) {
      const { sort, groups, collapsed } = arrangement;
      const { data } = table;
      const rows = within(passing(table, arrangement), table.schema.ids, brushed);
      const keys = sort.filter(({ column }) => data.has(column));
      const order = sorted(
        rows,
        keys.map(({ column }) => data.get(column)!),
        keys.map(({ descending }) => descending),
      );
      const by = groups.flatMap((id) => data.get(id) ?? []);
      return listed(order, by, collapsed);
    },
  };
}
