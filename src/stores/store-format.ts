import type { FileEntry, Files } from '../core/ports/files.ts';
import type { StoreReader } from '../core/ports/reader.ts';
import type { SqlReader } from '../core/ports/sql.ts';

/** A file or folder that may be a run store. */
export interface StorePlace {
  /** Relative to the project (or as the user wrote it), with `/`: what the identity of its runs is made of. */
  readonly identity: string;
  /** Absolute, in the host's own form. */
  readonly path: string;
  readonly entry: FileEntry;
}

/** What readers read through. */
export interface StorePorts {
  readonly files: Files;
  readonly sql: SqlReader;
}

/** One format of run store. */
export interface StoreFormat {
  readonly kind: string;
  /** By name alone: whether looking inside is worth it. A sweep over a project asks this of every entry. */
  mayBe(entry: FileEntry): boolean;
  /** Looks inside. False for what is something else; rejects for what cannot be read. */
  recognises(place: StorePlace, ports: StorePorts): Promise<boolean>;
  /** Reads nothing yet. */
  open(place: StorePlace, ports: StorePorts): StoreReader;
}
