import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { FileEntry, Files } from '../core/ports/files.ts';

/** Files larger than this are no configuration and no decision. */
const MAX_TEXT_BYTES = 256 * 1024 * 1024;

/** The local file system, for reading. A folder that cannot be read lists as empty. */
export function localFiles(): Files {
  return {
    readText: (path) => unlessMissing(() => readBounded(path)),
    list: (folder) => (unlessMissing(() => readdirSync(folder, { withFileTypes: true })) ?? []).map(entryOf),
    exists: (path) => unlessMissing(() => statSync(path)) !== undefined,
    join,
    relative: (folder, path) => relative(folder, path).split(sep).join('/'),
    resolve,
  };
}

function readBounded(path: string): string {
  const { size } = statSync(path);
  if (size > MAX_TEXT_BYTES) throw new Error(`${path} has ${size} bytes; at most ${MAX_TEXT_BYTES} are read`);
  return readFileSync(path, 'utf8');
}

function entryOf(entry: Dirent): FileEntry {
  return { name: entry.name, kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other' };
}

const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ELOOP']);

function unlessMissing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && ABSENT.has(String(error.code))) return undefined;
    throw error;
  }
}
