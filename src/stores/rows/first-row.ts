import { csvRows } from './csv-rows.ts';
import { decodeUtf8 } from './utf8.ts';

/** The cells of the first row in the beginning of a file with commas; undefined when there is none. */
export function firstRow(head: Uint8Array | undefined): readonly string[] | undefined {
  let first: readonly string[] | undefined;
  const rows = csvRows({ row: (cells) => (first ??= cells), fault: () => undefined }, ',');
  rows.feed(decodeUtf8(head ?? new Uint8Array()).replace(/^\ufeff/, ''));
  if (first === undefined) rows.end();
  return first;
}
