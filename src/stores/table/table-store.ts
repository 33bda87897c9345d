import { canonicalJson } from '../../core/text/canonical-json.ts';
import type { Run } from '../../core/runs/run.ts';
import { rowsReader } from '../rows/rows-reader.ts';
import type { StoreFormat } from '../store-format.ts';
import { tableReading } from './table-reading.ts';
import { TABLE_NAME } from './table-rows.ts';

/** A CSV, JSON or JSONL table with a run in each row: whatever the project names, and only that. */
export const tableStore: StoreFormat = {
  kind: 'table',
  gathers: false,
  mayBe: ({ name, kind }) => kind === 'file' && TABLE_NAME.test(name),
  recognises: ({ path, mapping }, { files }) => Promise.resolve(mapping !== undefined && files.stat(path)?.kind === 'file'),
  open({ identity, path, entry, mapping = {} }, { files }) {
    const store = { kind: tableStore.kind, identity };
    return rowsReader({
      store,
      path,
      files,
      manner: canonicalJson(mapping),
      start: () => tableReading({ store, name: entry.name, mapping }),
      isFinal: ({ status }: Run) => status !== 'running' && status !== 'scheduled' && status !== 'unknown',
    });
  },
};
