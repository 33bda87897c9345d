import type { SqlDatabase } from '../../core/ports/sql.ts';
import type { FindDraft } from './draft-finder.ts';
import type { ProblemLog } from './problems.ts';

/** What every table is read from and into. */
export interface Source {
  readonly database: SqlDatabase;
  readonly problems: ProblemLog;
  readonly find: FindDraft;
}
