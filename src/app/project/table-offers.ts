import { FileError, type Files } from '../../core/ports/files.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { reread } from './reread.ts';
import { offeredMap } from '../../stores/table/plausible.ts';

/** A folder of data has hundreds of tables, and none of runs. */
const MAX_LOOKED_AT = 50;

/** Answers which tables that nobody named look like tables of runs; one that did not change is not looked at again. */
export function tableOffers(files: Files): (root: string, paths: readonly string[]) => readonly Diagnostic[] {
  const mapAt = reread((path) => mapOf(files, path));
  return (root, paths) => [
    ...notLookedAt(paths.length),
    ...paths.slice(0, MAX_LOOKED_AT).flatMap((path): Diagnostic[] => {
      const stat = files.stat(path);
      if (stat === undefined) return [];
      const map = mapAt(path, stat);
      return map === undefined ? [] : [{ severity: 'info', code: 'plausible-table', file: files.relative(root, path), args: { map } }];
    }),
  ];
}

function notLookedAt(tables: number): readonly Diagnostic[] {
  if (tables <= MAX_LOOKED_AT) return [];
  return [{ severity: 'info', code: 'tables-not-looked-at', file: '.', args: { tables: tables - MAX_LOOKED_AT, limit: MAX_LOOKED_AT } }];
}

function mapOf(files: Files, path: string): string | undefined {
  try {
    return offeredMap(files, path);
  } catch (error) {
    // Nobody asked for it, so nobody misses it.
    if (error instanceof FileError) return undefined;
    throw error;
  }
}
