import { FileError } from '../../core/ports/files.ts';
import { SqlFileError } from '../../core/ports/sql.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';

/** What to say of a store that could not be read; a failure of ours is thrown on. */
export function readFailure(identity: string, error: unknown): Diagnostic {
  if (!(error instanceof SqlFileError || error instanceof FileError)) throw error;
  return { severity: 'warning', code: `store-${error.code}`, file: identity, args: error.detail };
}
