import type { SqlDatabase, SqlValue } from '../../core/ports/sql.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Draft } from './draft.ts';
import type { Problem, ProblemLog } from './problems.ts';

/** What the tables about trials are read from and into. */
export interface ContentSource {
  readonly database: SqlDatabase;
  readonly problems: ProblemLog;
  /** The trials to read, by id. */
  readonly drafts: ReadonlyMap<SqlValue, Draft>;
  /** All trials that are there: rows of none of them are reported. */
  readonly present: ReadonlySet<SqlValue>;
}

export interface TableReading {
  readonly table: string;
  /** The first is the trial's. */
  readonly columns: readonly string[];
  readonly row: (draft: Draft, values: readonly SqlValue[], report: Report) => void;
}

export type Report = (problem: Problem, args: Diagnostic['args']) => void;

/** So few trials, and so few of all, are asked for one by one through the indexes; for more, one pass over a table is cheaper. */
const FEW = { trials: 50, share: 1 / 20 };

/** The rows that a table has of the trials to read; nothing where there is no such table. */
export function eachRow(source: ContentSource, { table, columns, row }: TableReading): void {
  const { database, drafts, present, problems } = source;
  let key: SqlValue = null;
  const report: Report = (problem, args) => problems.report(problem, { of: table, row: `row of trial ${key}` }, args);
  const take = (values: readonly SqlValue[]) => {
    key = values[0] ?? null;
    const draft = drafts.get(key);
    if (draft !== undefined) row(draft, values, report);
    else if (!present.has(key)) report('row-of-no-trial', undefined);
  };
  if (drafts.size > FEW.trials || drafts.size > FEW.share * present.size) database.scan(table, columns, take);
  else for (const one of drafts.keys()) eachOf(database, table, columns, one, take);
}

function eachOf(
  database: SqlDatabase,
  table: string,
  columns: readonly string[],
  key: SqlValue,
  take: (values: readonly SqlValue[]) => void,
): void {
  const present = new Set(database.columns(table));
  if (present.size === 0) return;
  const values = columns.map((column) => (present.has(column) ? column : 'NULL'));
  database.each(`SELECT ${values.join(', ')} FROM ${table} WHERE trial_id = ?`, [parameterOf(key)], take);
}

export function parameterOf(key: SqlValue): Exclude<SqlValue, bigint> {
  return typeof key === 'bigint' ? String(key) : key;
}
