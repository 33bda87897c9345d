import type { Expression } from '../../core/quantity/expression.ts';
import type { ColumnData, ColumnMeta } from '../../core/table/column.ts';

/** The rows of an experiments table at one moment. Columns are computed when somebody asks for them, and kept. */
export interface TableModel {
  /** What each row stands for: ids of runs or of candidates. */
  readonly ids: readonly string[];
  readonly columns: readonly ColumnMeta[];
  /** The runs that a row stands for. */
  runsOf(row: number): readonly string[];
  /** Undefined for a column that there is not. */
  data(column: string): ColumnData | undefined;
  /** What a row's number is made of, so that it can be drawn together with others; undefined where there is no number. */
  expression(column: string, row: number): Expression | undefined;
}

/** A column that can be computed. */
export interface ColumnSource {
  readonly meta: ColumnMeta;
  readonly data: () => ColumnData;
  readonly expression?: (row: number) => Expression | undefined;
}

export function tableModel(
  ids: readonly string[],
  sources: readonly ColumnSource[],
  runsOf: (row: number) => readonly string[] = (row) => [ids[row]!],
): TableModel {
  const byId = new Map(sources.map((source) => [source.meta.id, source]));
  const known = new Map<string, ColumnData>();
  return {
    ids,
    columns: sources.map(({ meta }) => meta),
    runsOf,
    data(column) {
      const found = known.get(column) ?? byId.get(column)?.data();
      if (found !== undefined) known.set(column, found);
      return found;
    },
    expression: (column, row) => byId.get(column)?.expression?.(row),
  };
}
