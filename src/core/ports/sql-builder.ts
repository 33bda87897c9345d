import type { SqlParameter } from './sql.ts';

/** A SQLite database that is being made in memory. */
export interface SqlDraft {
  run(sql: string): void;
  /** Runs one statement once per row. */
  insert(sql: string, rows: Iterable<readonly SqlParameter[]>): void;
}

/** Makes a SQLite database and gives its bytes: the file as SQLite would have written it. */
export type SqlBuilder = (fill: (draft: SqlDraft) => void) => Promise<Uint8Array>;
