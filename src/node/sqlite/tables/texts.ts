import { type Area, areaOf } from './area.ts';

const slots = 2048;
/** Longer texts hardly come again. */
const width = 64;

/**
 * Texts by their bytes. Names of metrics and ids of runs stand in row after row, and comparing bytes costs far less than making a
 * string of them. Of texts that share a slot the last one is remembered.
 */
export interface TextMemory {
  readonly known: Area;
  readonly texts: string[];
  readonly lengths: Uint8Array;
  readonly decoder: InstanceType<typeof TextDecoder>;
}

export function textMemory(): TextMemory {
  return {
    known: areaOf(Buffer.alloc(slots * width)),
    texts: new Array<string>(slots).fill(''),
    lengths: new Uint8Array(slots),
    decoder: new TextDecoder(),
  };
}

export function textAt(memory: TextMemory, area: Area, start: number, length: number): string {
  if (length > width) return decoded(memory, area, start, length);
  const { known, texts, lengths } = memory;
  const hash = hashOf(area, start, length);
  const slot = (hash ^ (hash >>> 15)) & (slots - 1);
  if (lengths[slot] === length && isSame(known, slot * width, area, start, length)) return texts[slot]!;
  remember(known, slot * width, area, start, length);
  lengths[slot] = length;
  return (texts[slot] = decoded(memory, area, start, length));
}

function hashOf({ bytes, view }: Area, start: number, length: number): number {
  let hash = length;
  let at = start;
  for (const stop = start + length - 3; at < stop; at += 4) hash = Math.imul(hash ^ view.getInt32(at), 0x9e3779b1);
  for (const stop = start + length; at < stop; at++) hash = Math.imul(hash ^ bytes[at]!, 0x9e3779b1);
  return hash;
}

function isSame(a: Area, atA: number, b: Area, atB: number, length: number): boolean {
  let i = 0;
  for (; i < length - 3; i += 4) if (a.view.getInt32(atA + i) !== b.view.getInt32(atB + i)) return false;
  for (; i < length; i++) if (a.bytes[atA + i] !== b.bytes[atB + i]) return false;
  return true;
}

/** Byte by byte, because so few take less time than a call for copying. */
function remember(known: Area, at: number, area: Area, start: number, length: number): void {
  let i = 0;
  for (; i < length - 3; i += 4) known.view.setInt32(at + i, area.view.getInt32(start + i));
  for (; i < length; i++) known.bytes[at + i] = area.bytes[start + i]!;
}

function decoded({ decoder }: TextMemory, area: Area, start: number, length: number): string {
  const { bytes } = area;
  return isAscii(area, start, length)
    ? bytes.toString('latin1', start, start + length)
    : decoder.decode(bytes.subarray(start, start + length));
}

function isAscii({ bytes, view }: Area, start: number, length: number): boolean {
  let seen = 0;
  let at = start;
  for (const stop = start + length - 3; at < stop; at += 4) seen |= view.getInt32(at);
  for (const stop = start + length; at < stop; at++) seen |= bytes[at]!;
  return (seen & 0x80808080) === 0;
}
