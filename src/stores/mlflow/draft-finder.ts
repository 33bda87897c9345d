import type { SqlValue } from '../../core/ports/sql.ts';
import type { Draft } from './draft.ts';
import type { ProblemLog } from './problems.ts';

/** Runs by id; `deleted` for those that are there but left out, so that their rows are no orphans. */
export type Drafts = ReadonlyMap<string, Draft | 'deleted'>;

/** The run that a row of `table` belongs to, or undefined for a deleted one and, with a report, for none. */
export type FindDraft = (id: SqlValue, table: string) => Draft | undefined;

export function draftFinder(drafts: Drafts, problems: ProblemLog): FindDraft {
  // MLflow writes a run's rows together, so that the last run is mostly the right one.
  let lastId: SqlValue = null;
  let last: Draft | undefined;
  return (id, table) => {
    if (id === lastId && id !== null) return last;
    const found = typeof id === 'string' ? drafts.get(id) : undefined;
    if (found === undefined) {
      problems.report('row-of-no-run', table, String(id));
      return undefined;
    }
    lastId = id;
    last = found === 'deleted' ? undefined : found;
    return last;
  };
}
