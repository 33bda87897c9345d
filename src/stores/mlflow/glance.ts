import type { SqlDatabase } from '../../core/ports/sql.ts';
import type { Run, StoreRef } from '../../core/runs/run.ts';
import { readDatasets } from './datasets.ts';
import { type Draft, finished } from './draft.ts';
import { type Drafts, draftFinder } from './draft-finder.ts';
import type { Memory } from './memory.ts';
import { readMetrics } from './metrics.ts';
import { partOf } from './part.ts';
import { readPauses } from './pauses.ts';
import { problemLog } from './problems.ts';
import { printOfRow, runPrinter } from './run-print.ts';
import { readRunRows } from './run-rows.ts';
import { readParams, readTags } from './texts.ts';

/** More than this are not asked for one by one. */
const MOST_RUNS = 200;

/** The records of all runs in the `runs` table, as they were when they were read last. */
export type RowPrints = ReadonlyMap<string, number>;

export interface Glanced {
  readonly changed: readonly Run[];
  readonly removed: readonly string[];
  readonly rows: RowPrints;
  readonly fingerprints: ReadonlyMap<string, number>;
}

/**
 * Reads the small `runs` table, and of the others what belongs to runs that are new, that go on, or whose record changed. A tag that is
 * set on an ended run shows in no record, and is found by a list.
 */
export function readGlance(database: SqlDatabase, store: StoreRef, { fingerprints }: Memory, rows: RowPrints): Glanced | undefined {
  const problems = problemLog(store.identity);
  const drafts = readRunRows(database, problems);
  const present = [...drafts.values()].filter((draft) => draft !== 'deleted');
  const now = rowPrints(present);
  const due = present.filter((draft) => isUnderWay(draft) || rows.get(draft.nativeId) !== now.get(draft.nativeId));
  if (due.length > MOST_RUNS) return undefined;
  if (due.length > 0) fill(database, due, drafts);
  const print = runPrinter();
  const prints = new Map(due.map((draft) => [draft.nativeId, print(draft)]));
  const news = due.filter(({ nativeId }) => fingerprints.get(nativeId) !== prints.get(nativeId));
  const removed = [...fingerprints.keys()].filter((id) => !now.has(id));
  const kept = [...fingerprints].filter(([id]) => now.has(id));
  const pauses = readPauses(database, news, { runs: present.length, latest: database.largestRowid('latest_metrics') ?? 0 });
  return {
    changed: news.map((draft) => finished(draft, store, pauses.get(draft.nativeId) ?? [])),
    removed,
    rows: now,
    fingerprints: new Map([...kept, ...prints]),
  };
}

export function rowPrints(drafts: readonly Draft[]): RowPrints {
  return new Map(drafts.map((draft) => [draft.nativeId, printOfRow(draft)]));
}

function isUnderWay({ status }: Draft): boolean {
  return status === 'running' || status === 'scheduled';
}

/** What belongs to other runs is no orphan here. */
function fill(database: SqlDatabase, due: readonly Draft[], drafts: Drafts): void {
  const problems = problemLog('');
  const ids = new Set(due.map(({ nativeId }) => nativeId));
  const others = new Map([...drafts].map(([id, draft]) => [id, ids.has(id) ? draft : ('deleted' as const)]));
  const source = { database: partOf(database, [...ids]), problems, find: draftFinder(others, problems) };
  readMetrics(source);
  readParams(source);
  readTags(source);
  readDatasets({ ...source, database });
}
