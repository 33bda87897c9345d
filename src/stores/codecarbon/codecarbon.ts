import { firstRow } from '../rows/first-row.ts';
import { rowsReader } from '../rows/rows-reader.ts';
import type { StoreFormat } from '../store-format.ts';
import { isHeader } from './columns.ts';
import { emissionsReading } from './emissions-reading.ts';

/** `emissions.csv` of CodeCarbon, and the `emissions_<experiment>_<run>.csv` in which it lists the tasks of a run. */
export const codecarbon: StoreFormat = {
  kind: 'codecarbon',
  gathers: false,
  mayBe: ({ name, kind }) => kind === 'file' && /(emission|carbon).*\.csv$/i.test(name),
  recognises({ path, mapping = {} }, { files }) {
    const head = Object.keys(mapping).length > 0 ? undefined : files.readBytes(path, 0, HEAD_BYTES);
    return Promise.resolve(isHeader(firstRow(head) ?? []));
  },
  open({ identity, path }, { files }) {
    const store = { kind: codecarbon.kind, identity };
    // A run may go on after a flush, and nothing tells that it does not.
    return rowsReader({ store, path, files, manner: '', start: () => emissionsReading(store), isFinal: () => false });
  },
};

const HEAD_BYTES = 16 * 1024;
