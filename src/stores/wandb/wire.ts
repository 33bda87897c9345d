import { utf8 } from './utf8.ts';

/** A field of a protobuf message: its number, and where its content lies (a text, a message, a varint's or a double's own bytes). */
export type VisitField = (number: number, start: number, end: number) => void;

/**
 * Goes through the fields of one message. Fields of numbers that nobody asks for are passed over, as protobuf wants it; false for
 * bytes that are no message.
 */
export function eachField(bytes: Uint8Array, start: number, end: number, visit: VisitField): boolean {
  let at = start;
  while (at < end) {
    const tag = varintAt(bytes, at, end);
    const from = varintEnd(bytes, at, end);
    const to = contentEnd(bytes, from, end, tag & 7);
    if (tag < 8 || to < 0 || to > end) return false;
    visit(Math.floor(tag / 8), (tag & 7) === LENGTH ? varintEnd(bytes, from, end) : from, to);
    at = to;
  }
  return true;
}

const VARINT = 0;
const FIXED64 = 1;
export const LENGTH = 2;
const FIXED32 = 5;

/** Where the content of a field ends; -1 for a wire type that nothing of W&B has. */
export function contentEnd(bytes: Uint8Array, from: number, end: number, wire: number): number {
  switch (wire) {
    case VARINT:
      return varintEnd(bytes, from, end);
    case FIXED64:
      return from + 8;
    case LENGTH:
      return varintEnd(bytes, from, end) + varintAt(bytes, from, end);
    case FIXED32:
      return from + 4;
    default:
      return -1;
  }
}

/** Beyond `end` when the varint is not over there, or longer than any is. */
export function varintEnd(bytes: Uint8Array, at: number, end: number): number {
  let next = at;
  while (next < end && bytes[next]! >= 0x80) next++;
  return next >= end || next - at > 9 ? end + 1 : next + 1;
}

/** Exact up to 2^53. */
export function varintAt(bytes: Uint8Array, at: number, end: number): number {
  let value = 0;
  let unit = 1;
  for (let next = at; next < end; next++) {
    const byte = bytes[next]!;
    value += (byte & 0x7f) * unit;
    if (byte < 0x80) break;
    unit *= 128;
  }
  return value;
}

/** An `int32` or `int64`: short ones fit a number without a detour, negative ones are ten bytes long. */
export function signed(bytes: Uint8Array, at: number, end: number): number {
  return end - at < 8 ? varintAt(bytes, at, end) : Number(BigInt.asIntN(64, exact(bytes, at, end)));
}

/** A `sint64`: small numbers of either sign are short. */
export function zigzag(bytes: Uint8Array, at: number, end: number): number {
  const coded = exact(bytes, at, end);
  return Number((coded >> 1n) ^ -(coded & 1n));
}

function exact(bytes: Uint8Array, at: number, end: number): bigint {
  let value = 0n;
  for (let next = end - 1; next >= at; next--) value = (value << 7n) | BigInt(bytes[next]! & 0x7f);
  return value;
}

export function double(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, 8).getFloat64(0, true);
}

/** `google.protobuf.Timestamp` in milliseconds since 1970. */
export function timestamp(bytes: Uint8Array, start: number, end: number): number {
  let seconds = 0;
  let nanos = 0;
  eachField(bytes, start, end, (number, from, to) => {
    if (number === 1) seconds = signed(bytes, from, to);
    if (number === 2) nanos = signed(bytes, from, to);
  });
  return Math.round(seconds * 1000 + nanos / 1e6);
}

/** The texts of one message by the number of their field; of repeated ones the last. */
export function texts(bytes: Uint8Array, start: number, end: number): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  eachField(bytes, start, end, (number, from, to) => found.set(number, utf8(bytes, from, to)));
  return found;
}
