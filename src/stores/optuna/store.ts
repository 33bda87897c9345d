import type { SqlDatabase, SqlValue } from '../../core/ports/sql.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run, StoreRef } from '../../core/runs/run.ts';
import { once } from '../once.ts';
import { type Draft, draftOf, trialOf } from './draft.ts';
import { localTimes, problemLog } from './problems.ts';
import { readStudies } from './study-rows.ts';
import { ENDED, runOf } from './trial.ts';
import { readContent } from './trial-content.ts';
import { printOf, rowPrinter } from './trial-print.ts';
import { readTrialRows, type TrialRow } from './trial-rows.ts';

export interface StoreContent {
  readonly changed: readonly Run[];
  /** Native ids of all trials that are there. */
  readonly present: ReadonlySet<string>;
  /** By native id. Computed when asked for: whoever lists a store once has no use for them. */
  readonly fingerprints: () => ReadonlyMap<string, number>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Known {
  /** By native id, what the last list left. */
  readonly fingerprints: ReadonlyMap<string, number>;
  /** Whether trials that have not changed need not be read: where rows are wrong, each list reads all and tells what is wrong. */
  readonly isSound: boolean;
}

/**
 * All trials of the file that differ from the known fingerprints. Of a trial that ended, the row and the study alone are compared and,
 * when they are as they were, nothing else is read: in a long study all but the newest trials have ended. Only computes, so that it can
 * be called again.
 */
export function readStore(database: SqlDatabase, store: StoreRef, known: Known): StoreContent {
  const problems = problemLog(store.identity);
  const { rows, localTimes: unzoned } = readTrialRows(database, readStudies(database, problems), problems);
  const printed = rowPrints(rows);
  const hasNews = ({ key, status }: TrialRow) =>
    !known.isSound || !ENDED.has(status) || known.fingerprints.get(String(key)) !== printed().get(String(key));
  const read = known.fingerprints.size === 0 ? rows : rows.filter(hasNews);
  const drafts = new Map<SqlValue, Draft>(read.map((row) => [row.key, draftOf(row)]));
  readContent({ database, problems, drafts, present: new Set(rows.map(({ key }) => key)) });
  const fingerprints = once(() => withContent(printed(), drafts.values()));
  const differs = ({ row: { key } }: Draft) => known.fingerprints.get(String(key)) !== fingerprints().get(String(key));
  const changed = known.fingerprints.size === 0 ? [...drafts.values()] : [...drafts.values()].filter(differs);
  return {
    changed: changed.map((draft) => runOf(trialOf(draft), draft.row.study, store)),
    present: new Set(rows.map(({ key }) => String(key))),
    fingerprints,
    diagnostics: [...problems.all(), ...(unzoned ? [localTimes(store.identity)] : [])],
  };
}

function rowPrints(rows: readonly TrialRow[]): () => ReadonlyMap<string, number> {
  return once(() => {
    const print = rowPrinter();
    return new Map(rows.map((row) => [String(row.key), print(row)]));
  });
}

/** A trial that goes on is fingerprinted by all that it says. */
function withContent(rows: ReadonlyMap<string, number>, drafts: Iterable<Draft>): ReadonlyMap<string, number> {
  const prints = new Map(rows);
  for (const draft of drafts) {
    const id = String(draft.row.key);
    if (!ENDED.has(draft.row.status)) prints.set(id, printOf(draft, rows.get(id)!));
  }
  return prints;
}

/** One trial as a run; undefined when it is not there. */
export function readTrial(
  database: SqlDatabase,
  store: StoreRef,
  nativeId: string,
): { readonly row: TrialRow; readonly run: Run } | undefined {
  const problems = problemLog(store.identity);
  const { rows } = readTrialRows(database, readStudies(database, problems), problems);
  const row = rows.find(({ key }) => String(key) === nativeId);
  if (row === undefined) return undefined;
  const draft = draftOf(row);
  readContent({ database, problems, drafts: new Map([[row.key, draft]]), present: new Set(rows.map(({ key }) => key)) });
  return { row, run: runOf(trialOf(draft), row.study, store) };
}
