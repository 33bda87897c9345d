import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crc32, crc32c } from './crc.ts';

it('CRC-32 is zlib’s, of any part of any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(20), (content, from) => {
      const start = Math.min(from, content.length);
      expect(crc32(content, start, content.length)).toBe(zlibCrc32(content.subarray(start)));
    }),
    { seed: 1, numRuns: 500 },
  );
});

it('goes on from the checksum of what stands before', () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 31) & 255);
  expect(crc32(bytes)).toBe(zlibCrc32(bytes));
  expect(crc32(bytes, 300, 1000, crc32(bytes, 0, 300))).toBe(zlibCrc32(bytes));
});

it.each([
  ['123456789', 0xe3069283],
  ['', 0],
  ['a', 0xc1d04330],
  ['The quick brown fox jumps over the lazy dog', 0x22620404],
])('CRC-32C of "%s" is the one that everybody computes', (text, crc) => {
  const content = new TextEncoder().encode(`..${text}..`);
  expect(crc32c(content, 2, content.length - 2)).toBe(crc);
});
