import * as z from 'zod';
import type { Sha256 } from '../../core/ports/digest.ts';
import { asciiBytes, byteText } from '../journal/frame.ts';
import { asciiJson } from '../records/ascii-json.ts';
import { aligned, type Columns, packed, unpacked } from './columns.ts';

/** Another version's file is as good as none. Raise it when the meaning of a column or of a run changes. */
const VERSION = 1;
/** Tells a host that keeps its numbers the other way round that the file is none of its own. */
const ORDER = new Uint32Array([0x01020304]);

const MAGIC = 'kneepoint runs\n\0';
const DIGEST = 64;
const START = MAGIC.length + DIGEST;
/** After magic and digest: version, byte order, length of the description. */
const DESCRIPTION = START + 16;

const described = z.object({
  list: z.array(z.tuple([z.enum(['bytes', 'whole', 'real']), z.string(), z.int().min(0)])),
  about: z.unknown(),
});

/** A file of columns and of something about them, with a digest over all of it. */
export function cacheFile(columns: Columns, about: unknown, sha256: Sha256): Uint8Array {
  const { list, content } = packed(columns);
  const description = asciiJson({ list, about });
  const contentAt = aligned(DESCRIPTION + description.length);
  const bytes = new Uint8Array(contentAt + content.length);
  bytes.set(asciiBytes(MAGIC));
  const numbers = new DataView(bytes.buffer);
  numbers.setUint32(START, VERSION, true);
  bytes.set(new Uint8Array(ORDER.buffer), START + 4);
  numbers.setUint32(START + 8, description.length, true);
  bytes.set(asciiBytes(description), DESCRIPTION);
  bytes.set(content, contentAt);
  bytes.set(asciiBytes(sha256(bytes.subarray(START))), MAGIC.length);
  return bytes;
}

export interface CacheFile {
  readonly columns: Columns;
  readonly about: unknown;
}

/** Undefined for what this version did not write, or not like this. */
export function readCacheFile(file: Uint8Array, sha256: Sha256): CacheFile | undefined {
  // Numbers are read in place, which asks for a place that is a multiple of their size.
  const bytes = file.byteOffset % 8 === 0 ? file : new Uint8Array(file);
  if (bytes.length < DESCRIPTION || byteText(bytes.subarray(0, MAGIC.length)) !== MAGIC) return undefined;
  const numbers = new DataView(bytes.buffer, bytes.byteOffset);
  const isOurs = numbers.getUint32(START, true) === VERSION && bytes[START + 4] === new Uint8Array(ORDER.buffer)[0];
  if (!isOurs || byteText(bytes.subarray(MAGIC.length, START)) !== sha256(bytes.subarray(START))) return undefined;
  const length = numbers.getUint32(START + 8, true);
  const { list, about } = described.parse(JSON.parse(byteText(bytes.subarray(DESCRIPTION, DESCRIPTION + length))));
  return { columns: unpacked(list, bytes.subarray(aligned(DESCRIPTION + length))), about };
}
