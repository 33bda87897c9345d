/** Bytes that hold rows, with the ways to read them. */
export interface Area {
  readonly bytes: Buffer;
  readonly view: DataView;
}

export function areaOf(bytes: Buffer): Area {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}
