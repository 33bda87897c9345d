import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, type BigIntStats } from 'node:fs';
import type { FileDigest, FileDigests } from '../core/ports/digest.ts';
import { FileError } from '../core/ports/files.ts';

const PART = 1024 * 1024;
/** Of what is remembered, the oldest goes first. */
const MOST_REMEMBERED = 20_000;
/** A file that changed less long ago may change again without a new time. */
const SETTLED_MS = 2000;
/** Neither waits for the writer of a pipe nor goes where a link leads. */
const PLAINLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG']);
const NO_FILE = new Set(['ELOOP', 'EMLINK', 'EISDIR', 'ENXIO']);

/** Digests of local files; one that did not change is not read again. */
export function fileDigests(mostBytes = Number.POSITIVE_INFINITY): FileDigests {
  const known = new Map<string, { readonly state: string; readonly digest: FileDigest }>();
  const digestOf = (path: string, descriptor: number): FileDigest => {
    const stat = fstatSync(descriptor, { bigint: true });
    if (!stat.isFile()) throw new FileError('not-a-file', path);
    const state = stateOf(stat);
    const before = known.get(path);
    if (before?.state === state) return before.digest;
    const digest = readAll(descriptor, Number(stat.size));
    known.delete(path);
    if (isSettled(stat) && state === stateOf(fstatSync(descriptor, { bigint: true }))) known.set(path, { state, digest });
    if (known.size > MOST_REMEMBERED) known.delete(known.keys().next().value!);
    return digest;
  };
  return { mostBytes, of: (path) => opened(path, digestOf) };
}

function opened<T>(path: string, use: (path: string, descriptor: number) => T): T | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, PLAINLY);
    return use(path, descriptor);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error) || error instanceof FileError) throw error;
    const code = String(error.code);
    if (ABSENT.has(code)) return undefined;
    if (NO_FILE.has(code)) throw new FileError('not-a-file', path);
    throw code === 'EACCES' || code === 'EPERM' ? new FileError('unreadable', path) : new FileError('failed', path, { code });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readAll(descriptor: number, size: number): FileDigest {
  const hash = createHash('sha256');
  const part = Buffer.allocUnsafe(Math.min(PART, size + 1));
  for (let bytes = 0; ; ) {
    const read = readSync(descriptor, part, 0, part.length, bytes);
    if (read === 0) return { bytes, sha256: hash.digest('hex') };
    hash.update(part.subarray(0, read));
    bytes += read;
  }
}

function stateOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(':');
}

function isSettled({ mtimeMs, ctimeMs }: BigIntStats): boolean {
  return Date.now() - Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs) > SETTLED_MS;
}
