import type { FileError } from '../../core/ports/files.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';

/** A file of a store that cannot be read now; the others are. */
export function unreadable({ code, detail }: FileError, file: string): Diagnostic {
  return { severity: 'warning', code: `store-${code}`, file, args: detail };
}
