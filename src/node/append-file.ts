import { closeSync, fstatSync, ftruncateSync, openSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AppendFile } from '../core/ports/own-files.ts';
import { named, ownFileError, unlessMissing } from './own-file-error.ts';
import { syncedData, syncedFolder } from './sync.ts';

/** Creates a file and keeps it open for appending. */
export function createdFile(path: string): AppendFile {
  const descriptor = named(path, () => openSync(path, 'ax'));
  const isNameSynced = nameSynced(path, descriptor);
  return {
    async append(content) {
      try {
        // Into memory, which takes no time; waiting for the disk is left to another thread.
        for (let done = 0; done < content.length; ) done += writeSync(descriptor, content, done);
        return (await syncedData(descriptor)) && isNameSynced ? 'synced' : 'unsynced';
      } catch (error) {
        throw ownFileError(error, path);
      }
    },
    truncate: (bytes) => named(path, () => ftruncateSync(descriptor, bytes)),
    isInPlace() {
      const there = named(path, () => unlessMissing(() => statSync(path, { bigint: true })));
      const here = named(path, () => fstatSync(descriptor, { bigint: true }));
      return there?.ino === here.ino && there.dev === here.dev;
    },
    close: () => closeQuietly(descriptor),
  };
}

function nameSynced(path: string, descriptor: number): boolean {
  try {
    return syncedFolder(dirname(path));
  } catch (error) {
    closeQuietly(descriptor);
    throw ownFileError(error, path);
  }
}

function closeQuietly(descriptor: number): void {
  try {
    closeSync(descriptor);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}
