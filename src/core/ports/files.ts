/** Reading a project's files. Paths are absolute in the host's own form; `join` and `relative` know the host's rules. */
export interface Files {
  /** The whole file as UTF-8, or undefined when there is none. Other failures throw a `FileError`. */
  readText(path: string): string | undefined;
  /**
   * The bytes from `start` up to but not including `end`, fewer where the file ends before; undefined when there is none.
   * Other failures throw a `FileError`.
   */
  readBytes(path: string, start?: number, end?: number): Uint8Array | undefined;
  /** What is in a folder, in no particular order; nothing when there is no such folder. A folder that may not be read throws a `FileError`. */
  list(folder: string): readonly FileEntry[];
  /** What a path leads to, through links; undefined when there is nothing or it may not be looked at. */
  stat(path: string): FileStat | undefined;
  exists(path: string): boolean;
  join(folder: string, ...parts: readonly string[]): string;
  /** From `folder` to `path` with `/` between parts, on every host. */
  relative(folder: string, path: string): string;
  resolve(folder: string, path: string): string;
}

export interface FileEntry {
  readonly name: string;
  /** Links are `other`: following them may lead anywhere, in a circle too. */
  readonly kind: 'file' | 'folder' | 'other';
}

export interface FileStat {
  readonly kind: FileEntry['kind'];
  readonly bytes: number;
  /** Milliseconds since 1970 UTC, with the fraction that the file system keeps. */
  readonly modifiedAt: number;
  /** When the file's own record changed, which no program sets back; milliseconds since 1970 UTC. */
  readonly changedAt: number;
  /** Another file at the same path has another one. */
  readonly inode: string;
}

export type FileFailure = 'unreadable' | 'too-large' | 'not-a-file' | 'failed';

/** Why a file or folder could not be read; hosts make the sentence from code, path and detail. */
export class FileError extends Error {
  override readonly name = 'FileError';

  constructor(
    readonly code: FileFailure,
    readonly path: string,
    readonly detail: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code}: ${path}`);
  }
}

/** Writing our own files: all of the new content or all of the old, whatever happens in between. */
export interface DurableFiles {
  replace(path: string, content: string): void;
}
