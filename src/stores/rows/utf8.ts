/** Of every JavaScript host, but not of the language: what is used of it. */
declare const TextDecoder: new (label: 'utf-8', options: { readonly ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string };

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes that are no UTF-8 become U+FFFD; a byte order mark stays. */
export function decodeUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** How many of the bytes come before a last character of which only the beginning is there. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return byte >= LEADS[back]! ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The smallest first byte of a character that is longer than that many bytes. */
const LEADS = [0, 0xc0, 0xe0, 0xf0];
