import { closeSync, constants, existsSync, fstatSync, openSync, readdirSync, readSync, statSync, type Dirent, type Stats } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { FileError, type FileEntry, type Files, type FileStat } from '../core/ports/files.ts';

/** Files larger than this are no configuration and no decision; larger ones are read in parts. */
const MAX_BYTES = 256 * 1024 * 1024;

/** The local file system, for reading. */
export function localFiles(): Files {
  return {
    readText: (path) => unlessMissing(path, () => readPart(path, 0, undefined).toString('utf8')),
    readBytes: (path, start = 0, end) => unlessMissing(path, () => kept(readPart(path, start, end))),
    list: (folder) => (unlessMissing(folder, () => readdirSync(folder, { withFileTypes: true })) ?? []).map(entryOf),
    stat: statOf,
    exists: existsSync,
    join,
    relative: (folder, path) => relative(folder, path).split(sep).join('/'),
    resolve,
  };
}

/** Opening a pipe does not wait for its writer. */
const READ_ONLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
/** Most files are small: one that ends within this is read without asking for its size first. */
const START = Buffer.allocUnsafeSlow(64 * 1024);
/** No file system gives less of a file at a time, so that a file ends where less comes. */
const BLOCK = 4096;

/** Valid until the next call. */
function readPart(path: string, start: number, end: number | undefined): Buffer {
  const descriptor = openSync(path, READ_ONLY);
  try {
    const most = Math.min(START.length, Math.max(0, (end ?? Number.POSITIVE_INFINITY) - start));
    const first = readSync(descriptor, START, 0, most, start);
    const filled = first < BLOCK ? first : fill(descriptor, START, first, most, start);
    // What is no file reads as nothing, or has no end.
    return filled > 0 && filled < most ? START.subarray(0, filled) : readKnown(path, descriptor, start, end, filled);
  } finally {
    closeSync(descriptor);
  }
}

function kept(part: Buffer): Buffer {
  return part.buffer === START.buffer ? Buffer.from(part) : part;
}

function readKnown(path: string, descriptor: number, start: number, end: number | undefined, filled: number): Buffer {
  const stat = fstatSync(descriptor);
  if (!stat.isFile()) throw new FileError('not-a-file', path);
  const bytes = Math.max(0, Math.min(end ?? stat.size, stat.size) - start);
  if (bytes > MAX_BYTES) throw new FileError('too-large', path, { bytes, limit: MAX_BYTES });
  if (bytes <= filled) return START.subarray(0, filled);
  const buffer = Buffer.allocUnsafe(bytes);
  START.copy(buffer, 0, 0, filled);
  return buffer.subarray(0, fill(descriptor, buffer, filled, bytes, start));
}

/** Reads until `buffer` is full up to `end` or the file ends; answers up to where it is filled. */
function fill(descriptor: number, buffer: Buffer, filled: number, end: number, start: number): number {
  let at = filled;
  while (at < end) {
    const read = readSync(descriptor, buffer, at, end - at, start + at);
    if (read === 0) break;
    at += read;
  }
  return at;
}

function entryOf(entry: Dirent): FileEntry {
  return { name: entry.name, kind: kindOf(entry) };
}

function kindOf(of: Pick<Stats, 'isFile' | 'isDirectory'>): FileEntry['kind'] {
  return of.isFile() ? 'file' : of.isDirectory() ? 'folder' : 'other';
}

function statOf(path: string): FileStat | undefined {
  const stat = looked(path);
  if (stat === undefined) return undefined;
  return { kind: kindOf(stat), bytes: stat.size, modifiedAt: stat.mtimeMs, changedAt: stat.ctimeMs, inode: `${stat.dev}:${stat.ino}` };
}

function looked(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    // A path through a closed folder, a circle of links, a name with a NUL: nothing that can be looked at is there.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);
const REFUSED = new Set(['EACCES', 'EPERM']);
/** A folder, a pipe, a terminal, a socket. */
const NO_FILE = new Set(['EISDIR', 'ESPIPE', 'EAGAIN', 'ENXIO']);

function unlessMissing<T>(path: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error) || error instanceof FileError) throw error;
    const code = String(error.code);
    if (ABSENT.has(code)) return undefined;
    if (NO_FILE.has(code)) throw new FileError('not-a-file', path);
    throw REFUSED.has(code) ? new FileError('unreadable', path) : new FileError('failed', path, { code });
  }
}
