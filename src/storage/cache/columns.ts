/** Named arrays of numbers, one after the other in a file, each where its numbers can be read in place. */
export interface Columns {
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  readonly whole: ReadonlyMap<string, Uint32Array>;
  readonly real: ReadonlyMap<string, Float64Array>;
}

type Kind = keyof Columns;
type Column = Uint8Array | Uint32Array | Float64Array;

/** Kind, name and length of each, in their order. */
export type ColumnList = readonly (readonly [Kind, string, number])[];

export function packed(columns: Columns): { readonly list: ColumnList; readonly content: Uint8Array } {
  const all = KINDS.flatMap((kind) => [...columns[kind]].map(([name, column]): [Kind, string, Column] => [kind, name, column]));
  const content = new Uint8Array(all.reduce((sum, [, , column]) => sum + aligned(column.byteLength), 0));
  let at = 0;
  for (const [, , column] of all) {
    content.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += aligned(column.byteLength);
  }
  return { list: all.map(([kind, name, column]) => [kind, name, column.length]), content };
}

/** Throws a RangeError where the list does not fit the content. `content` begins at a multiple of 8. */
export function unpacked(list: ColumnList, content: Uint8Array): Columns {
  const columns = { bytes: new Map<string, Uint8Array>(), whole: new Map<string, Uint32Array>(), real: new Map<string, Float64Array>() };
  let at = 0;
  for (const [kind, name, length] of list) {
    const start = content.byteOffset + at;
    if (kind === 'bytes') columns.bytes.set(name, new Uint8Array(content.buffer, start, length));
    else if (kind === 'whole') columns.whole.set(name, new Uint32Array(content.buffer, start, length));
    else columns.real.set(name, new Float64Array(content.buffer, start, length));
    at += aligned(length * WIDTHS[kind]);
    if (at > content.length) throw new RangeError(`the column ${name} ends beyond the file`);
  }
  return columns;
}

const KINDS = ['bytes', 'whole', 'real'] as const;
const WIDTHS: Readonly<Record<Kind, number>> = { bytes: 1, whole: 4, real: 8 };

/** The next multiple of 8: where numbers of any width can be read in place. */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
