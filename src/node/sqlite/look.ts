import { type BigIntStats, closeSync, fstatSync, openSync, realpathSync, statSync } from 'node:fs';
import { SqlFileError } from '../../core/ports/sql.ts';
import { readInto } from './block-file.ts';
import { changeCounter, headerBytes } from './file-header.ts';

/** An open file with what the file system said about it when it was opened. */
export interface Seen {
  readonly fd: number;
  readonly stat: BigIntStats;
}

export interface SeenMain extends Seen {
  readonly counter: number;
  readonly head: Uint8Array;
}

/** Follows links first, as SQLite does: log and journal lie beside the real file. */
export function realFile(path: string): string {
  return guarded(path, () => {
    const real = realpathSync(path);
    if (!statSync(real).isFile()) throw new SqlFileError('not-a-file', path);
    return real;
  });
}

export function openMain(path: string): SeenMain {
  return guarded(path, () => {
    const seen = openSeen(path);
    const bytes = new Uint8Array(headerBytes);
    const head = bytes.subarray(0, readInto(seen.fd, bytes, 0));
    return { ...seen, head, counter: changeCounter(head) };
  });
}

/** A log or journal; undefined when there is none. */
export function openSide(path: string): Seen | undefined {
  try {
    return guarded(path, () => {
      const seen = openSeen(path);
      if (seen.stat.isFile()) return seen;
      closeSync(seen.fd);
      throw new SqlFileError('not-a-file', path);
    });
  } catch (error) {
    if (error instanceof SqlFileError && error.code === 'missing') return undefined;
    throw error;
  }
}

export function journalPath(path: string): string {
  return `${path}-journal`;
}

export function walPath(path: string): string {
  return `${path}-wal`;
}

export function closeAll(files: readonly (Seen | undefined)[]): void {
  for (const file of files) if (file !== undefined) closeSync(file.fd);
}

export function sameStat(a: BigIntStats, b: BigIntStats): boolean {
  return sameFile(a, b) && a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs;
}

export function sameFile(a: BigIntStats, b: BigIntStats): boolean {
  return a.ino === b.ino && a.dev === b.dev;
}

/** Two writes within one tick of the file system's clock leave the same time, so a fresh time proves nothing about what follows. */
export const clockTickMs = 25;

/** Whether any write after `now` is sure to show in the times. */
export function isSettled(stat: Pick<BigIntStats, 'mtimeNs' | 'ctimeNs'>, now: number): boolean {
  return [stat.mtimeNs, stat.ctimeNs].every((time) => Math.abs(now - Number(time / 1_000_000n)) >= clockTickMs);
}

function openSeen(path: string): Seen {
  const fd = openSync(path, 'r');
  try {
    return { fd, stat: fstatSync(fd, { bigint: true }) };
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

function guarded<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw fileError(path, error);
  }
}

/** Names what the operating system said; what is no system error passes through. */
export function fileError(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof SqlFileError) return error;
  const reason = String(error.code);
  if (reason === 'ENOENT' || reason === 'ENOTDIR') return new SqlFileError('missing', path);
  return new SqlFileError(reason === 'EISDIR' ? 'not-a-file' : 'unreadable', path, { reason });
}
