import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import type { DurableFiles } from '../core/ports/files.ts';
import { syncedFolder } from './sync.ts';

/** Replaces files by write, sync and rename, so that a crash leaves the old content or the new, never a part. */
export function durableFiles(): DurableFiles {
  return {
    replace(path, content) {
      const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
      try {
        writeSynced(draft, content);
        renameSync(draft, path);
      } catch (error) {
        rmSync(draft, { force: true });
        throw error;
      }
      // Makes the rename itself durable, where that can be had.
      syncedFolder(dirname(path));
    },
  };
}

function writeSynced(path: string, content: string): void {
  const descriptor = openSync(path, 'wx');
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
