import { maskedCrc32c } from '../../src/stores/tensorboard/masked-crc.ts';

/** Protobuf bytes of a field: a number as varint, a double, a float, bytes or a message. */
export function varint(field: number, value: number | bigint): Uint8Array {
  return joined([key(field, 0), number(BigInt.asUintN(64, BigInt(value)))]);
}

export function double(field: number, value: number): Uint8Array {
  return joined([key(field, 1), new Uint8Array(Float64Array.of(value).buffer)]);
}

export function float(field: number, value: number): Uint8Array {
  return joined([key(field, 5), new Uint8Array(Float32Array.of(value).buffer)]);
}

export function bytes(field: number, content: Uint8Array | string): Uint8Array {
  const raw = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return joined([key(field, 2), number(BigInt(raw.length)), raw]);
}

/** A record of an event file. */
export function record(content: Uint8Array): Uint8Array {
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(content.length), true);
  return joined([length, checksum(length), content, checksum(content)]);
}

/** An event with values; without any, the first one of a writer. */
export function event(seconds: number, step: number, values: readonly Uint8Array[] = []): Uint8Array {
  const what = values.length === 0 ? bytes(3, 'brain.Event:2') : bytes(5, joined(values.map((value) => bytes(1, value))));
  return record(joined([double(1, seconds), varint(2, step), what]));
}

export function scalar(tag: string, value: number): Uint8Array {
  return joined([bytes(1, tag), float(2, value)]);
}

/** The note that a program started again. */
export function restart(seconds: number, step: number): Uint8Array {
  return record(joined([double(1, seconds), varint(2, step), bytes(7, varint(1, 1))]));
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

function key(field: number, wire: number): Uint8Array {
  return number(BigInt(field * 8 + wire));
}

function number(value: bigint): Uint8Array {
  const out: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    if (rest < 128n) return Uint8Array.from([...out, Number(rest)]);
    out.push(Number(rest & 127n) | 128);
  }
}

function checksum(content: Uint8Array): Uint8Array {
  return new Uint8Array(Int32Array.of(maskedCrc32c(content, 0, content.length)).buffer);
}
