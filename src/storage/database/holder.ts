import type { Sha256 } from '../../core/ports/digest.ts';
import { FileError, type Files, type FileStat } from '../../core/ports/files.ts';
import { type DatabaseContent, databaseContent } from './content.ts';

/** A database file at one moment. */
export type Holder =
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly failure: FileError }
  | (DatabaseContent & { readonly stat: FileStat; readonly bytes: Uint8Array });

export function readHolder(path: string, files: Files, sha256: Sha256): Holder {
  try {
    const stat = files.stat(path);
    const bytes = stat === undefined ? undefined : files.readBytes(path);
    if (stat === undefined || bytes === undefined) return { state: 'missing' };
    return { ...databaseContent(bytes, sha256), stat, bytes };
  } catch (error) {
    if (error instanceof FileError) return { state: 'unreadable', failure: error };
    throw error;
  }
}
