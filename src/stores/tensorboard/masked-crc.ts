import { crc32c } from '../../core/bytes/crc.ts';

/** The checksum as a TFRecord keeps it: rotated and offset, so that a checksum of checksums is not degenerate. 32 bits, signed. */
export function maskedCrc32c(bytes: Uint8Array, start: number, end: number): number {
  const crc = crc32c(bytes, start, end);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) | 0;
}
