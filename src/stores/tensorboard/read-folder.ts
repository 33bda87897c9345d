import { FileError } from '../../core/ports/files.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { unreadable } from '../folder-runs/unreadable.ts';
import type { FileScan } from './scan.ts';
import { type FolderContent, folderContent } from './folder-content.ts';
import type { EventFile } from './found-folders.ts';
import type { ScanCache } from './scan-cache.ts';

export interface FolderRead {
  /** Undefined when there is not one event: a writer was just opened, or the files are something else. */
  readonly content: FolderContent | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Not all files could be read. */
  readonly partial: boolean;
}

/** Reads the event files of one folder. `named` makes a path below the place one below the project. */
export function readFolder(path: string, files: readonly EventFile[], cache: ScanCache, named: (below: string) => string): FolderRead {
  const diagnostics: Diagnostic[] = [];
  const scans: { name: string; scan: FileScan }[] = [];
  // From the last to the first: a restart in a later file says what does not count in the earlier ones.
  let limit = Number.POSITIVE_INFINITY;
  for (const file of files.toReversed()) {
    const scan = scanned(file, limit, cache, named, diagnostics);
    if (scan === undefined) continue;
    scans.unshift({ name: file.name, scan });
    limit = Math.min(limit, ...scan.restarts);
  }
  const isBlank = scans.every(({ scan }) => scan.readTo.offset === 0);
  return { content: isBlank ? undefined : folderContent(path, scans), diagnostics, partial: scans.length < files.length };
}

function scanned(
  file: EventFile,
  limit: number,
  cache: ScanCache,
  named: (below: string) => string,
  diagnostics: Diagnostic[],
): FileScan | undefined {
  try {
    const scan = cache.scan(file, limit);
    const { offset, damaged } = scan.readTo;
    if (damaged) diagnostics.push({ severity: 'warning', code: 'tensorboard-damaged', file: named(file.below), args: { offset } });
    if (scan.tags.full) diagnostics.push({ severity: 'warning', code: 'tensorboard-too-many-tags', file: named(file.below) });
    return scan;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    diagnostics.push(unreadable(error, named(file.below)));
    return undefined;
  }
}
