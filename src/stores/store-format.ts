import type { FileEntry, Files } from '../core/ports/files.ts';
import type { StoreReader } from '../core/ports/reader.ts';
import type { SqlReader } from '../core/ports/sql.ts';
import type { TableMapping } from '../core/runs/table-mapping.ts';

/** A file or folder that may be a run store. */
export interface StorePlace {
  /** Relative to the project (or as the user wrote it), with `/`: what the identity of its runs is made of. */
  readonly identity: string;
  /** Absolute, in the host's own form. */
  readonly path: string;
  readonly entry: FileEntry;
  /**
   * For a format that gathers: absolute paths of all entries below `path` that its `mayBe` accepts, in the order of their paths,
   * as the newest sweep found them. Asked again at every `list`. A format that does not gather has none.
   */
  readonly found: () => readonly string[];
  /** For a place that the configuration names: how the columns of a table are to be read, empty when it does not say. Others have none. */
  readonly mapping?: TableMapping | undefined;
}

/** What readers read through. */
export interface StorePorts {
  readonly files: Files;
  readonly sql: SqlReader;
}

/** One format of run store. */
export interface StoreFormat {
  readonly kind: string;
  /**
   * False: each entry that is recognised is a store of its own, and a sweep does not go below it. True: its runs lie scattered, so all
   * that a sweep finds below a project make one store, whose place is the project itself with the identity `.`.
   */
  readonly gathers: boolean;
  /** By name alone: whether looking inside is worth it. A sweep over a project asks this of every entry. */
  mayBe(entry: FileEntry): boolean;
  /** Looks inside. False for what is something else; rejects for what cannot be read. */
  recognises(place: StorePlace, ports: StorePorts): Promise<boolean>;
  /** Reads nothing yet. */
  open(place: StorePlace, ports: StorePorts): StoreReader;
}
