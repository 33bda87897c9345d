/** SHA-256 of UTF-8 text or bytes, lower-case hexadecimal. */
export type Sha256 = (content: string | Uint8Array) => string;

export interface FileDigest {
  readonly bytes: number;
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  readonly sha256: string;
}

/** Digests of files of any size, which are read in parts. */
export interface FileDigests {
  /** Undefined when there is no file. Other failures, a link among them, throw a `FileError`. */
  of(path: string): FileDigest | undefined;
  /** What this host will read for one answer, so that nobody waits for it too long; Infinity for one that may take its time. */
  readonly mostBytes: number;
}
