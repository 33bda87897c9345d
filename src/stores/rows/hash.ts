/** Two lanes of 32 bits. No digest: no protection against whoever wants a collision. */
const [FIRST, SECOND] = [0x2c1b3c6d, 0x297a2d39];
const [BY_FIRST, BY_SECOND] = [0x9e3779b1, 0x5f356495];

/** 64 bits of a text as 16 hexadecimal digits: the same on every clone and operating system. */
export function textHash64(text: string): string {
  let a = FIRST;
  let b = SECOND;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, BY_FIRST);
    b = Math.imul(b ^ code, BY_SECOND);
  }
  return told(a, b);
}

/** A hash of bytes that come in parts. */
export interface ByteHash {
  add(bytes: Uint8Array): void;
  value(): string;
}

export function byteHash(): ByteHash {
  let a = FIRST;
  let b = SECOND;
  return {
    add(bytes) {
      for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at]!;
        a = Math.imul(a ^ byte, BY_FIRST);
        b = Math.imul(b ^ byte, BY_SECOND);
      }
    },
    value: () => told(a, b),
  };
}

function told(a: number, b: number): string {
  return hex(mixed(a) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)) + hex(mixed(b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35));
}

function mixed(lane: number): number {
  return Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
