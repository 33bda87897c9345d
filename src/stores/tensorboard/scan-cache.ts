import type { Files, FileStat } from '../../core/ports/files.ts';
import { fileState } from '../../core/ports/file-state.ts';
import { scanFile, scanMore } from './file-scan.ts';
import type { EventFile } from './found-folders.ts';
import type { FileScan } from './scan.ts';

/** Scans of files that did not change are kept, those of files that grew are continued. Nothing depends on it but the time that it takes. */
export interface ScanCache {
  /** `below`: from which step on a later file made values void. */
  scan(file: EventFile, below: number): FileScan;
  /** Forgets all others. */
  keep(paths: ReadonlySet<string>): void;
}

interface Kept {
  readonly stat: FileStat;
  readonly below: number;
  readonly scan: FileScan;
  /** The bytes before the place where reading stopped: a file that was written anew has others there. */
  readonly seal: string;
}

export function scanCache(files: Files): ScanCache {
  const kept = new Map<string, Kept>();
  return {
    scan({ path, stat }, below) {
      const known = kept.get(path);
      if (known !== undefined && fileState(known.stat) === fileState(stat) && isSound(known, below)) return known.scan;
      const source = { files, path, size: stat.bytes, below };
      const goesOn =
        known !== undefined && isSound(known, below) && hasGrown(known, stat) && known.seal === sealOf(files, path, known.scan);
      // A scan that is broken off half-way is no good to go on from.
      kept.delete(path);
      const scan = goesOn ? scanMore(source, known.scan) : scanFile(source);
      kept.set(path, { stat, below, scan, seal: sealOf(files, path, scan) });
      return scan;
    },
    keep(paths) {
      for (const path of kept.keys()) if (!paths.has(path)) kept.delete(path);
    },
  };
}

/** Whether it holds the same values as if it had been made with this limit. */
function isSound({ below: limit, scan }: Kept, below: number): boolean {
  return limit === below || (below < limit && scan.largestStep < below);
}

function hasGrown(known: Kept, { inode, bytes }: FileStat): boolean {
  return inode === known.stat.inode && bytes > known.stat.bytes;
}

const SEAL = 16;

function sealOf(files: Files, path: string, { readTo: { offset } }: FileScan): string {
  return Array.from(files.readBytes(path, Math.max(0, offset - SEAL), offset) ?? []).join(' ');
}
