/** Writing files that are ours alone, so that what was said to be kept is kept. Failures throw an `OwnFileError`. */
export interface OwnFiles {
  /** With those above it; nothing when it is there. */
  makeFolder(path: string): void;
  /** A new file to append to, its name durable; throws `exists` when there is one. */
  create(path: string): AppendFile;
  /** Creates the file with this content; false when there is one already. Of two processes at the same time only one gets true. */
  createExclusively(path: string, content: string | Uint8Array): boolean;
  /** Writes the content and syncs it. What was there is gone, and a crash may leave a part: for drafts that are moved into place. */
  writeDraft(path: string, content: Uint8Array): Promise<void>;
  /** Durable; replaces what is at `to`. False when there is nothing at `from`. */
  move(from: string, to: string): boolean;
  /** False when there is nothing. */
  remove(path: string): boolean;
  /** Whether files can be made in the folder, as far as one can know without trying. */
  mayWrite(folder: string): boolean;
}

/** One file that only its creator appends to. */
export interface AppendFile {
  /** Appends and waits until it is on the disk; `unsynced` where the file system knows no such thing. After a failure any part may be there. */
  append(content: Uint8Array): Promise<'synced' | 'unsynced'>;
  truncate(bytes: number): void;
  /** False when the file is no longer what its path leads to. */
  isInPlace(): boolean;
  /** Does not fail: what was synced is on the disk, whatever comes of closing. */
  close(): void;
}

/** `unsupported`: the file system cannot do this at all. */
export type OwnFileFailure = 'full' | 'read-only' | 'refused' | 'exists' | 'unsupported' | 'failed';

export class OwnFileError extends Error {
  override readonly name = 'OwnFileError';

  constructor(
    readonly code: OwnFileFailure,
    readonly path: string,
    readonly detail: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code}: ${path}`);
  }
}
