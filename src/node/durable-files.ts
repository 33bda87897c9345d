import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import type { DurableFiles } from '../core/ports/files.ts';
import { syncedFolder } from './sync.ts';

/**
 * Replaces files by write, sync and rename, so that a crash leaves the old content or the new, never a part. A symbolic link stays, and what
 * it leads to is replaced; who may read and run a file stays as it was.
 */
export function durableFiles(): DurableFiles {
  return {
    replace(path, content) {
      const target = targetOf(path);
      const draft = `${target}.${randomBytes(6).toString('hex')}.tmp`;
      try {
        writeSynced(draft, content, modeOf(target));
        renameSync(draft, target);
      } catch (error) {
        rmSync(draft, { force: true });
        throw error;
      }
      // Makes the rename itself durable, where that can be had.
      syncedFolder(dirname(target));
    },
  };
}

/** As many as Linux follows. */
const MOST_LINKS = 40;

/** Where a path leads to through links, also where nothing is there yet. */
function targetOf(path: string, left = MOST_LINKS): string {
  const next = linkAt(path);
  if (next === undefined) return path;
  if (left === 0) throw Object.assign(new Error(`ELOOP: ${path}`), { code: 'ELOOP', path });
  // What a link says counts from the folder that it really lies in.
  return targetOf(resolve(realpathSync(dirname(path)), next), left - 1);
}

const NO_LINK = new Set(['EINVAL', 'ENOENT', 'ENOTDIR', 'UNKNOWN']);

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && NO_LINK.has(String(error.code))) return undefined;
    throw error;
  }
}

/** Undefined where there is no file yet. */
function modeOf(path: string): number | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true ? stat.mode & 0o777 : undefined;
}

function writeSynced(path: string, content: string, mode: number | undefined): void {
  const descriptor = openSync(path, 'wx', mode);
  try {
    // The process's own mask may have taken rights away.
    if (mode !== undefined && (fstatSync(descriptor).mode & 0o777) !== mode) fchmodSync(descriptor, mode);
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
