/** Protobuf bytes and where a reader stands in them. Mutable, because millions of records pass through one of these. */
export interface Walk {
  bytes: Uint8Array;
  view: DataView;
  at: number;
}

/** Bytes that are no protobuf message, or a message that ends before its fields do. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

export const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

export function walkOf(bytes: Uint8Array, at = 0): Walk {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at };
}

/** A signed 64-bit integer; beyond ±2^53 the nearest number that there is. */
export function readVarint(walk: Walk, end: number): number {
  const { bytes } = walk;
  let low = 0;
  let high = 0;
  for (let shift = 0; shift < 70; shift += 7) {
    if (walk.at >= end) throw new Malformed();
    const byte = bytes[walk.at++]!;
    if (shift < 28) low |= (byte & 127) << shift;
    else if (shift === 28) {
      low |= (byte & 15) << 28;
      high = (byte & 127) >> 4;
    } else high |= (byte & 127) << (shift - 32);
    if (byte < 128) return high * 4_294_967_296 + (low >>> 0);
  }
  throw new Malformed();
}

/** Steps over a length and says where what it measures ends. */
export function readEnd(walk: Walk, end: number): number {
  const length = readVarint(walk, end);
  if (length < 0 || length > end - walk.at) throw new Malformed();
  return walk.at + length;
}

export function readDouble(walk: Walk, end: number): number {
  if (walk.at + 8 > end) throw new Malformed();
  walk.at += 8;
  return walk.view.getFloat64(walk.at - 8, true);
}

export function readFloat(walk: Walk, end: number): number {
  if (walk.at + 4 > end) throw new Malformed();
  walk.at += 4;
  return walk.view.getFloat32(walk.at - 4, true);
}

/** Steps over the value of a field whose key was just read. */
export function skipField(walk: Walk, wire: number, end: number): void {
  if (wire === WIRE.varint) readVarint(walk, end);
  else if (wire === WIRE.bytes) walk.at = readEnd(walk, end);
  else if (wire === WIRE.fixed64) walk.at += 8;
  else if (wire === WIRE.fixed32) walk.at += 4;
  else throw new Malformed();
  if (walk.at > end) throw new Malformed();
}

/** Calls `field` with each field's number and wire type up to `end`; it reads the value or says false to have it stepped over. */
export function eachField(walk: Walk, end: number, field: (number: number, wire: number) => boolean): void {
  while (walk.at < end) {
    const key = readVarint(walk, end);
    const wire = key & 7;
    if (!field(key >>> 3, wire)) skipField(walk, wire, end);
  }
}
