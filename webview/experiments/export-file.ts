import { csvExport } from '../../src/core/table/csv-export.ts';
import { jsonExport } from '../../src/core/table/json-export.ts';
import type { LoadedTable } from './loaded-table.ts';

export interface ExportKind {
  readonly format: 'csv' | 'json';
  readonly intervals: boolean;
}

/** The text of a file with some rows of the columns that are shown. */
export function exportedFile(
  { schema, metas, data }: LoadedTable,
  columns: readonly string[],
  rows: Uint32Array,
  kind: ExportKind,
): string {
  const exported = columns.flatMap((id) => {
    const [meta, column] = [metas.get(id), data.get(id)];
    return id === 'id' || meta === undefined || column === undefined ? [] : [{ meta, data: column }];
  });
  const table = { ids: schema.ids, columns: exported, rows, intervals: kind.intervals };
  return [...(kind.format === 'csv' ? csvExport(table) : jsonExport(table))].join('');
}
