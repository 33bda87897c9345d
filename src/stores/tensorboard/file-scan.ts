import type { Files } from '../../core/ports/files.ts';
import { readRecords } from './records.ts';
import { emptyScan, type FileScan } from './scan.ts';
import { scanSink } from './scan-sink.ts';

export interface ScanSource {
  readonly files: Files;
  readonly path: string;
  /** How far the file may be read. */
  readonly size: number;
  /** A restart in a later file made steps from here on void. */
  readonly below: number;
}

/** Reads a file from its beginning, without the values that a restart made void. */
export function scanFile(source: ScanSource): FileScan {
  const first = emptyScan();
  if (!readOn(source, first, [])) return first;
  const second = emptyScan();
  readOn(source, second, first.restarts);
  return second;
}

/** Reads what was appended to a file since it was scanned. */
export function scanMore(source: ScanSource, scan: FileScan): FileScan {
  return readOn(source, scan, []) ? scanFile(source) : scan;
}

/** True when a restart was met that makes values void which were taken already: only another pass with `restarts` known leaves them out. */
function readOn({ files, path, size, below }: ScanSource, scan: FileScan, restarts: readonly number[]): boolean {
  const sink = scanSink(scan, restarts, below);
  scan.readTo = readRecords(files, path, size, scan.readTo.offset, sink);
  return sink.metVoid();
}
