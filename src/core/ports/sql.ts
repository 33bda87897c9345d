/** Integers beyond ±(2^53 − 1) come as bigint, all others as number: nothing is rounded on the way, and text is never mistaken for a number. */
export type SqlValue = number | bigint | string | Uint8Array | null;
export type SqlParameter = number | string | Uint8Array | null;

/** One consistent look at a SQLite file. Valid only inside the `read` callback. Rejected SQL throws a `SqlFileError` of code `query`. */
export interface SqlDatabase {
  /** One call per row, values in column order. Streams: rows are not kept. */
  each(sql: string, parameters: readonly SqlParameter[], row: (values: readonly SqlValue[]) => void): void;
  all(sql: string, parameters?: readonly SqlParameter[]): readonly (readonly SqlValue[])[];
  /** Column names in order; none when there is no such table. */
  columns(table: string): readonly string[];
  /**
   * Every row of a table, far cheaper than by SQL, in the order of its rowids if it has them. Values in the order of `columns`, null for
   * those that the table lacks. Each call may get the same array again. False when there is no such table.
   */
  scan(table: string, columns: readonly string[], row: (values: readonly SqlValue[]) => void): boolean;
  /** What a table's rows count up to, none of them being looked at; undefined when there are none. */
  largestRowid(table: string): number | undefined;
}

/**
 * What a file and its journal files looked like; opaque, kept by whoever wants to know later whether something changed.
 * Compare with `===`: equal means unchanged; unequal may also mean that the last change was too recent to be sure.
 */
export type SqlFileState = string;

export type SqlNote =
  | { readonly code: 'wal-overlaid'; readonly frames: number; readonly pages: number }
  | { readonly code: 'wal-ignored'; readonly reason: 'empty' | 'bad-header' | 'no-commit' | 'page-size' }
  | { readonly code: 'journal-cold'; readonly reason: 'empty' | 'zeroed' | 'garbage' | 'committed' }
  | { readonly code: 'hot-journal-rolled-back'; readonly pages: number }
  | { readonly code: 'busy-retried'; readonly attempts: number }
  | { readonly code: 'whole-file'; readonly bytes: number };

export interface SqlSnapshot<T> {
  readonly value: T;
  readonly state: SqlFileState;
  /** False when the file kept changing until patience ran out: the value may mix two states. */
  readonly consistent: boolean;
  readonly attempts: number;
  readonly notes: readonly SqlNote[];
}

/** Reading SQLite files that belong to other programs: nothing is written, created or locked. */
export interface SqlReader {
  /**
   * Runs `read` on a consistent snapshot. `read` is called again when the file changed meanwhile, so it must only compute.
   * Rejects with a `SqlFileError`; what `read` itself throws on a consistent snapshot passes through.
   */
  read<T>(path: string, read: (database: SqlDatabase) => T): Promise<SqlSnapshot<T>>;
  /** Cheap (a few stats and headers) and total: a missing or unreadable file has a state too. */
  state(path: string): SqlFileState;
}

export type SqlFailure =
  | 'missing'
  | 'unreadable'
  | 'not-a-file'
  | 'not-a-database'
  | 'encrypted'
  | 'truncated'
  | 'damaged'
  | 'unsupported'
  | 'too-large'
  | 'busy'
  | 'query';

/** Why a SQLite file could not be read; hosts make the sentence from code, path and detail. */
export class SqlFileError extends Error {
  override readonly name = 'SqlFileError';

  constructor(
    readonly code: SqlFailure,
    readonly path: string,
    readonly detail: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code}: ${path}`);
  }
}
