import { type BigIntStats, closeSync, fstatSync, openSync, realpathSync, statSync } from 'node:fs';
import { SqlFileError } from '../../core/ports/sql.ts';
import { readInto } from './block-file.ts';
import { changeCounter, headerBytes } from './file-header.ts';

/** An open file with what the file system said about it when it was opened. */
export interface Seen {
  readonly fd: number;
  readonly stat: BigIntStats;
  /** For how long nobody had written to it, at least; negative when that is unknown. */
  readonly quietMs: number;
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

/**
 * File times come from a clock that moves only every few milliseconds, and two writes within one tick leave the same time.
 * After one tick of quiet every write shows.
 */
export const tickMs = 12;

/** The clock falls behind when a virtual machine is starved: where times are the only evidence, they have to be older than that. */
export const settledMs = 100;

/** `before` and `after` frame the moment of the stat. Times far in the future were set by hand: no writer will repeat them. */
export function quietFor({ mtimeNs, ctimeNs }: Pick<BigIntStats, 'mtimeNs' | 'ctimeNs'>, before: number, after: number): number {
  const quiet = [mtimeNs, ctimeNs].map((time) => {
    const ms = Number(time / 1_000_000n);
    return ms > after + farFutureMs ? Infinity : before - ms;
  });
  return Math.min(...quiet);
}

const farFutureMs = 60_000;

function openSeen(path: string): Seen {
  const fd = openSync(path, 'r');
  try {
    const before = Date.now();
    const stat = fstatSync(fd, { bigint: true });
    return { fd, stat, quietMs: quietFor(stat, before, Date.now()) };
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
