import type { ColumnData, ColumnMeta } from './column.ts';

/** What is written to a file: some rows of some columns, in the order in which they are shown. */
export interface ExportedTable {
  /** Of every row of the table. */
  readonly ids: readonly string[];
  /** Without the ids, which stand before them. */
  readonly columns: readonly { readonly meta: ColumnMeta; readonly data: ColumnData }[];
  readonly rows: ArrayLike<number> & Iterable<number>;
  /** Whether what bounds a number, and how it is known, stands beside it. */
  readonly intervals: boolean;
}
