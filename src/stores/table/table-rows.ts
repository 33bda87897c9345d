import type { Feed } from '../rows/csv-rows.ts';
import { csvTable } from './csv-table.ts';
import { jsonLinesTable, jsonTable } from './json-table.ts';
import type { RowSink } from './row.ts';

/** Tables by the ending of their name. */
export const TABLE_NAME = /\.(csv|tsv|json|jsonl|ndjson)$/i;

export function tableRows(name: string, sink: RowSink): Feed {
  switch (TABLE_NAME.exec(name)?.[1]?.toLowerCase()) {
    case 'json':
      return jsonTable(sink);
    case 'jsonl':
    case 'ndjson':
      return jsonLinesTable(sink);
    case 'tsv':
      return csvTable(sink, '\t');
    default:
      return csvTable(sink);
  }
}
