import { crc32 } from '../../core/bytes/crc.ts';

/**
 * A line of a journal: `["<checksum>",<length>,{…}]`, JSON and ASCII throughout. Checksum and length are of the third part, so that a line
 * is known as intact wherever it is found: in a journal, in a database file, between damaged bytes.
 */
export const MAX_LINE_BYTES = 65_000;
/** What a later version adds to a record that was brought up to date has to find room. */
export const MAX_WRITTEN_BYTES = 60_000;

/** What a line begins with. Inside the text of a line it cannot occur: a quote within a JSON string has a backslash before it. */
export const LINE_START = /\["([0-9a-f]{8})",(\d{1,5}),\{/g;

/** The line of an ASCII text, without its line break; undefined when it is too long. */
export function framed(text: string, limit = MAX_LINE_BYTES): string | undefined {
  const line = `["${crcText(crc32(asciiBytes(text)))}",${text.length},${text}]`;
  return line.length <= limit ? line : undefined;
}

function crcText(crc: number): string {
  return crc.toString(16).padStart(8, '0');
}

export function asciiBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** One character a byte, the same one for ASCII and any other for what is none: places in the text are places in the bytes. */
export function byteText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Every host has it, but the types of the language alone do not. */
declare const TextDecoder: new (label: 'latin1') => { decode(bytes: Uint8Array): string };

const decoder = new TextDecoder('latin1');
