import { OwnFileError, type OwnFileFailure } from '../core/ports/own-files.ts';

const CODES: Readonly<Record<string, OwnFileFailure>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'refused',
  EPERM: 'refused',
  EEXIST: 'exists',
  ENOSYS: 'unsupported',
  ENOTSUP: 'unsupported',
  EOPNOTSUPP: 'unsupported',
};

/** A system call's failure as ours; anything else as it is. */
export function ownFileError(error: unknown, path: string): unknown {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return error;
  const code = String(error.code);
  return new OwnFileError(CODES[code] ?? 'failed', path, { reason: code });
}

export function named<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw ownFileError(error, path);
  }
}

/** The value, or undefined when nothing is at the path. */
export function unlessMissing<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
