import type { DurableFiles } from '../core/ports/files.ts';
import { CliFailure } from './failure.ts';

const FILE_FAULTS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file or folder; make the folder first'],
  ['ENOTDIR', 'a file, where a folder is needed'],
  ['EACCES', 'no permission'],
  ['unreadable', 'no permission to read it'],
  ['not-a-file', 'a folder, where a file is needed'],
  ['too-large', 'too large to be read'],
  ['EPERM', 'no permission'],
  ['EROFS', 'the file system is read-only'],
  ['EISDIR', 'a folder, where a file is needed'],
  ['ELOOP', 'a link that leads back to itself'],
  ['ENOSPC', 'the disk is full; nothing was changed'],
]);

/** What the operating system said of a file, in words; undefined for anything else. */
export function fileFault(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('path' in error)) return undefined;
  const words = wordsFor(error);
  return words === undefined ? undefined : `${String(error.path)}: ${words}`;
}

/** The same files, whose failures name what was to be written: a draft beside it is nothing that a person knows of. */
export function namingTargets(durable: DurableFiles): DurableFiles {
  return {
    replace(path, content) {
      try {
        durable.replace(path, content);
      } catch (error) {
        const words = wordsFor(error);
        if (words === undefined) throw error;
        throw new CliFailure(`${path}: not written: ${words}`);
      }
    },
  };
}

function wordsFor(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? FILE_FAULTS.get(String(error.code)) : undefined;
}
