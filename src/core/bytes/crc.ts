/** The checksum of `bytes[from, to)`, unsigned; goes on from the checksum of what stands before it. */
export type Crc = (bytes: Uint8Array, from?: number, to?: number, before?: number) => number;

/** CRC-32 of IEEE 802.3, as zlib, PNG and the logs of W&B have it. */
export const crc32 = crcOf(0xedb88320);
/** CRC-32C (Castagnoli), as TFRecord has it. */
export const crc32c = crcOf(0x82f63b78);

/** Eight bytes a step (Kounavis and Berry's slicing-by-8): one by one, checking a log would take longer than reading it. */
function crcOf(polynomial: number): Crc {
  const table = tablesOf(polynomial);
  return (bytes, from = 0, to = bytes.length, before = 0) => {
    let crc = ~before;
    let at = from;
    for (const last = to - 7; at < last; at += 8) {
      crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
      crc =
        table[0x700 | (crc & 255)]! ^
        table[0x600 | ((crc >>> 8) & 255)]! ^
        table[0x500 | ((crc >>> 16) & 255)]! ^
        table[0x400 | (crc >>> 24)]! ^
        table[0x300 | bytes[at + 4]!]! ^
        table[0x200 | bytes[at + 5]!]! ^
        table[0x100 | bytes[at + 6]!]! ^
        table[bytes[at + 7]!]!;
    }
    for (; at < to; at++) crc = (crc >>> 8) ^ table[(crc ^ bytes[at]!) & 255]!;
    return ~crc >>> 0;
  };
}

/** Eight tables of 256, one after the other; `polynomial` is in reversed order of bits. */
function tablesOf(polynomial: number): Int32Array {
  const table = new Int32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    table[byte] = crc;
  }
  for (let at = 256; at < table.length; at++) table[at] = (table[at - 256]! >>> 8) ^ table[table[at - 256]! & 255]!;
  return table;
}
