/** A variable-length integer, as sizes and types are; infinite when it takes more than 35 bits or the bytes end. */
export function shortVarint(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let i = at; i < at + 5; i++) {
    const byte = bytes[i] ?? 255;
    value = value * 128 + (byte & 127);
    if (byte < 128) return value;
  }
  return Number.POSITIVE_INFINITY;
}

export function varintLength(bytes: Uint8Array, at: number): number {
  let length = 1;
  while (length < 9 && bytes[at + length - 1]! > 127) length++;
  return length;
}

/** A signed one of up to 64 bits. */
export function longVarint(bytes: Uint8Array, at: number): number | bigint {
  const short = shortVarint(bytes, at);
  if (Number.isFinite(short)) return short;
  let value = 0n;
  const length = varintLength(bytes, at);
  for (let i = 0; i < length; i++) {
    const byte = BigInt(bytes[at + i] ?? 0);
    value = i < 8 ? (value << 7n) | (byte & 127n) : (value << 8n) | byte;
  }
  return narrow(BigInt.asIntN(64, value));
}

/** A number wherever that is exact. */
export function narrow(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
