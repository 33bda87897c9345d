import { existsSync } from 'node:fs';
import { readInto } from './block-file.ts';

const tailBytes = 16;
/** What a journal begins with, and a name at its end too. */
export const journalMagic = 'd9d505f920a163d7';
const longestName = 64 * 1024;

/**
 * A transaction over several files commits when its super-journal is deleted. A journal that names one which is gone
 * therefore belongs to a committed transaction and must not be rolled back.
 */
export function isAbandonedSuperJournal(journal: number, size: number): boolean {
  const name = superJournalName(journal, size);
  return name !== undefined && !existsSync(name);
}

function superJournalName(journal: number, size: number): string | undefined {
  if (size < tailBytes) return undefined;
  const tail = Buffer.alloc(tailBytes);
  readInto(journal, tail, size - tailBytes);
  const length = tail.readUInt32BE(0);
  const isName = tail.toString('hex', 8) === journalMagic && length > 0 && length <= Math.min(longestName, size - tailBytes);
  if (!isName) return undefined;
  const name = Buffer.alloc(length);
  readInto(journal, name, size - tailBytes - length);
  const expected = tail.readUInt32BE(4);
  return sumOf(name) === expected || signedSumOf(name) === expected ? name.toString('utf8') : undefined;
}

function sumOf(name: Buffer): number {
  return name.reduce((sum, byte) => (sum + byte) >>> 0, 0);
}

/** SQLite adds up C chars, which are signed on some platforms and not on others. */
function signedSumOf(name: Buffer): number {
  return name.reduce((sum, byte) => (sum + (byte > 127 ? byte - 256 : byte)) >>> 0, 0);
}
