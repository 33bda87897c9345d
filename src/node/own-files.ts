import { accessSync, closeSync, constants, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OwnFileError, type OwnFiles } from '../core/ports/own-files.ts';
import { createdFile } from './append-file.ts';
import { named, ownFileError, unlessMissing } from './own-file-error.ts';
import { syncedFolder } from './sync.ts';

/** Our own files on the local file system. */
export function ownFiles(): OwnFiles {
  return {
    makeFolder(path) {
      const first = named(path, () => mkdirSync(path, { recursive: true }));
      if (first === undefined) return;
      for (let made = path; made.length >= first.length; made = dirname(made)) named(made, () => syncedFolder(dirname(made)));
    },
    create: createdFile,
    createExclusively: (path, content) => createdWith(path, content),
    writeDraft,
    move(from, to) {
      // Asked before, so that where it cannot be durable nothing is moved at all.
      if (!named(to, () => syncedFolder(dirname(to)))) throw new OwnFileError('unsupported', to);
      if (named(from, () => unlessMissing(() => (renameSync(from, to), true))) === undefined) return false;
      return named(to, () => syncedFolder(dirname(to)));
    },
    remove: (path) => named(path, () => unlessMissing(() => (rmSync(path), true))) ?? false,
    mayWrite,
  };
}

/** What could not be written in whole is removed again. */
function createdWith(path: string, content: string | Uint8Array): boolean {
  const descriptor = openedNew(path);
  if (descriptor === undefined) return false;
  try {
    try {
      writeFileSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    syncedFolder(dirname(path));
    return true;
  } catch (error) {
    rmSync(path, { force: true });
    throw ownFileError(error, path);
  }
}

function openedNew(path: string): number | undefined {
  try {
    return openSync(path, 'wx');
  } catch (error) {
    const named = ownFileError(error, path);
    if (named instanceof OwnFileError && named.code === 'exists') return undefined;
    throw named;
  }
}

async function writeDraft(path: string, content: Uint8Array): Promise<void> {
  try {
    const file = await open(path, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    rmSync(path, { force: true });
    throw ownFileError(error, path);
  }
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
