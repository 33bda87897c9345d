/** Reading a project's files. Paths are absolute in the host's own form; `join` and `relative` know the host's rules. */
export interface Files {
  /** The whole file, or undefined when there is none. Other failures throw a `FileError`. */
  readText(path: string): string | undefined;
  list(folder: string): readonly FileEntry[];
  exists(path: string): boolean;
  join(folder: string, ...parts: readonly string[]): string;
  /** From `folder` to `path` with `/` between parts, on every host. */
  relative(folder: string, path: string): string;
  resolve(folder: string, path: string): string;
}

export interface FileEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** Writing our own files: all of the new content or all of the old, whatever happens in between. */
export interface DurableFiles {
  replace(path: string, content: string): void;
}
