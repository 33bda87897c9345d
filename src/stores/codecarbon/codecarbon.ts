import { csvRows } from '../rows/csv-rows.ts';
import { rowsReader } from '../rows/rows-reader.ts';
import { decodeUtf8 } from '../rows/utf8.ts';
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
    return Promise.resolve(head !== undefined && beginsWithHeader(decodeUtf8(head)));
  },
  open({ identity, path }, { files }) {
    const store = { kind: codecarbon.kind, identity };
    // A run may go on after a flush, and nothing tells that it does not.
    return rowsReader({ store, path, files, manner: '', start: () => emissionsReading(store), isFinal: () => false });
  },
};

const HEAD_BYTES = 16 * 1024;

function beginsWithHeader(text: string): boolean {
  let first: readonly string[] | undefined;
  const rows = csvRows({ row: (cells) => (first ??= cells), fault: () => undefined }, ',');
  rows.feed(text.replace(/^\ufeff/, ''));
  if (first === undefined) rows.end();
  return first !== undefined && isHeader(first);
}
