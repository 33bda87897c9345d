import type { Sha256 } from '../../core/ports/digest.ts';
import { asciiBytes, framed } from '../journal/frame.ts';
import type { IntactLine } from '../journal/scan.ts';

/**
 * SQLite keeps no checksums. The line that describes the database holds the digest of the whole file, taken while zeros stood in the digest's own
 * place: so a database knows by itself whether it is as it was written.
 */
export const UNSEALED = '0'.repeat(64);

/** Puts the digest into the file, wherever the unsealed line lies in it. */
export function seal(bytes: Uint8Array, lines: readonly IntactLine[], unsealed: string, sha256: Sha256): void {
  const digest = sha256(bytes);
  overwrite(bytes, lines, unsealed, unsealed.replace(UNSEALED, digest));
}

export function isSealed(bytes: Uint8Array, lines: readonly IntactLine[], sealed: string, digest: string, sha256: Sha256): boolean {
  // A Buffer's own `slice` does not copy.
  const copy = new Uint8Array(bytes);
  overwrite(copy, lines, sealed, sealed.replace(digest, UNSEALED));
  return sha256(copy) === digest;
}

function overwrite(bytes: Uint8Array, lines: readonly IntactLine[], text: string, by: string): void {
  const line = asciiBytes(framed(by) ?? '');
  for (const { text: found, start } of lines) if (found === text) bytes.set(line, start);
}
