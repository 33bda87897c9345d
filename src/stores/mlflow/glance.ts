import type { SqlDatabase } from '../../core/ports/sql.ts';
import type { Run, StoreRef } from '../../core/runs/run.ts';
import { readDatasets } from './datasets.ts';
import { type Draft, finished, type RunRow } from './draft.ts';
import { draftFinder } from './draft-finder.ts';
import type { Memory } from './memory.ts';
import { readMetrics } from './metrics.ts';
import { partOf } from './part.ts';
import { readPauses } from './pauses.ts';
import { UNHEARD } from './problems.ts';
import { changedExperiments, isSameRow, type RowMemory } from './row-memory.ts';
import { runPrinter } from './run-print.ts';
import { draftMaker, eachRunRow, experimentOf, isUnderWay, readExperiments } from './run-rows.ts';
import { readParams, readTags } from './texts.ts';

/** More than this are not asked for one by one. */
const MOST_RUNS = 200;

export interface Glanced {
  readonly changed: readonly Run[];
  readonly removed: readonly string[];
  readonly rows: RowMemory;
  readonly fingerprints: ReadonlyMap<string, number>;
}

/**
 * Reads the small `runs` table, and of the others what belongs to runs that are new, that go on, or whose record changed. A tag that is
 * set on an ended run shows in no record, and is found by a list.
 */
export function readGlance(database: SqlDatabase, store: StoreRef, { fingerprints }: Memory, known: RowMemory): Glanced | undefined {
  const { due, removed, rows } = compareRows(database, known);
  if (due.length > MOST_RUNS) return undefined;
  if (due.length > 0) fill(database, due);
  const print = runPrinter();
  const prints = new Map(due.map((draft) => [draft.nativeId, print(draft)]));
  const news = due.filter(({ nativeId }) => fingerprints.get(nativeId) !== prints.get(nativeId));
  const pauses = readPauses(database, news, { runs: rows.rows.size, latest: database.largestRowid('latest_metrics') ?? 0 });
  return {
    changed: news.map((draft) => finished(draft, store, pauses.get(draft.nativeId) ?? [])),
    removed,
    rows,
    fingerprints: edited(fingerprints, prints, removed),
  };
}

interface Compared extends Pick<Glanced, 'removed' | 'rows'> {
  /** The runs to look at, without what other tables hold of them. */
  readonly due: readonly Draft[];
}

/** Of ten thousand rows all but a few are what they were: of these nothing is made. */
function compareRows(database: SqlDatabase, known: RowMemory): Compared {
  const experiments = readExperiments(database);
  const moved = changedExperiments(known.experiments, experiments);
  const draft = draftMaker(experiments, UNHEARD);
  const due: Draft[] = [];
  const removed: string[] = [];
  let absent = known.rows.size;
  eachRunRow(database, (row, id) => {
    const before = id === undefined ? undefined : known.rows.get(id);
    if (before !== undefined) absent--;
    if (id === undefined || (before !== undefined && isSettled(before, row, moved))) return;
    const now = draft(id, row);
    if (now !== 'deleted') due.push(now);
    else if (before !== undefined) removed.push(id);
  });
  if (absent > 0) removed.push(...absentRuns(database, known));
  const rows = edited(known.rows, new Map(due.map(({ nativeId, row }) => [nativeId, row])), removed);
  return { due, removed, rows: { experiments, rows } };
}

function isSettled(before: RunRow, now: RunRow, moved: ReadonlySet<string>): boolean {
  return isSameRow(before, now) && !isUnderWay(now) && (moved.size === 0 || !moved.has(experimentOf(now)));
}

function absentRuns(database: SqlDatabase, { rows }: RowMemory): readonly string[] {
  const absent = new Set(rows.keys());
  eachRunRow(database, (_, id) => {
    if (id !== undefined) absent.delete(id);
  });
  return [...absent];
}

function edited<Value>(
  all: ReadonlyMap<string, Value>,
  changed: ReadonlyMap<string, Value>,
  removed: readonly string[],
): ReadonlyMap<string, Value> {
  if (changed.size === 0 && removed.length === 0) return all;
  const copy = new Map(all);
  for (const [id, value] of changed) copy.set(id, value);
  for (const id of removed) copy.delete(id);
  return copy;
}

function fill(database: SqlDatabase, due: readonly Draft[]): void {
  const drafts = new Map(due.map((draft) => [draft.nativeId, draft]));
  const source = { database: partOf(database, [...drafts.keys()]), problems: UNHEARD, find: draftFinder(drafts, UNHEARD) };
  readMetrics(source);
  readParams(source);
  readTags(source);
  readDatasets({ ...source, database });
}
