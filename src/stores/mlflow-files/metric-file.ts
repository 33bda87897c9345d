import type { Files } from '../../core/ports/files.ts';
import { latin1 } from './line-bytes.ts';
import { type MetricScan, newScan, reject, scanLines, scanText } from './metric-scan.ts';

/** So much of a file is in memory at a time. */
const CHUNK = 1024 * 1024;
/** A smaller file is read again rather than remembered. */
const WORTH_KEEPING = 64 * 1024;
const MAX_KEPT = 2000;

/** So much of what was read has to stand there still. */
const PROOF = 100;

/** How far a growing file has been read. */
interface Progress {
  readonly scan: MetricScan;
  readonly offset: number;
  readonly inode: string;
  /** What stood just before `offset`. */
  readonly proof: string;
}

/** Reads metric files; of a long one that grew, only what is new. */
export interface MetricFiles {
  /** Undefined when there is no such file. `ended` says that nobody is writing any more. */
  read(path: string, options: { readonly ended: boolean; readonly withTimes: boolean }): MetricScan | undefined;
}

/** What it remembers it can do without. */
export function metricFiles(files: Files): MetricFiles {
  const kept = new Map<string, Progress>();
  return {
    read(path, { ended, withTimes }) {
      const before = goingOn(files, path, kept.get(path));
      kept.delete(path);
      const scan = before?.scan ?? newScan(withTimes || !ended);
      const { offset, rest } = readOn(files, path, before?.offset ?? 0, scan);
      if (rest === undefined) return undefined;
      if (!ended) keep(kept, files, path, { scan, offset });
      // While a run goes on, a line without its end is one that is being written.
      else if (rest.length > 0) scanText(latin1(rest), scan);
      return scan;
    },
  };
}

/** Undefined when the file is not the one that was read, grown. */
function goingOn(files: Files, path: string, progress: Progress | undefined): Progress | undefined {
  if (progress === undefined) return undefined;
  const { offset, inode, proof } = progress;
  return files.stat(path)?.inode === inode && proofOf(files, path, offset) === proof ? progress : undefined;
}

function proofOf(files: Files, path: string, offset: number): string {
  return latin1(files.readBytes(path, offset - PROOF, offset) ?? new Uint8Array());
}

function readOn(files: Files, path: string, from: number, scan: MetricScan): { offset: number; rest: Uint8Array | undefined } {
  let offset = from;
  for (;;) {
    const chunk = files.readBytes(path, offset, offset + CHUNK);
    if (chunk === undefined) return { offset, rest: undefined };
    const end = scanLines(chunk, scan);
    offset += end;
    if (chunk.length < CHUNK) return { offset, rest: chunk.subarray(end) };
    if (end > 0) continue;
    reject(latin1(chunk), scan);
    offset += chunk.length;
  }
}

function keep(kept: Map<string, Progress>, files: Files, path: string, { scan, offset }: Pick<Progress, 'scan' | 'offset'>): void {
  const inode = offset < WORTH_KEEPING ? undefined : files.stat(path)?.inode;
  if (inode === undefined) return;
  const [oldest] = kept.size < MAX_KEPT ? [] : kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(path, { scan, offset, inode, proof: proofOf(files, path, offset) });
}
