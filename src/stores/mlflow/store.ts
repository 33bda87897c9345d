import type { SqlDatabase } from '../../core/ports/sql.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run, StoreRef } from '../../core/runs/run.ts';
import { once } from '../once.ts';
import { readDatasets } from './datasets.ts';
import { type Draft, finished } from './draft.ts';
import { runPrinter } from './run-print.ts';
import { draftFinder } from './draft-finder.ts';
import { readMetrics } from './metrics.ts';
import { askEarly, readPauses } from './pauses.ts';
import { problemLog } from './problems.ts';
import { copiedMaps } from './run-maps.ts';
import { type RowMemory, rowMemory } from './row-memory.ts';
import { readExperiments, readRunRows } from './run-rows.ts';
import { readParams, readTags } from './texts.ts';

export interface StoreContent {
  readonly changed: readonly Run[];
  /** Native ids of all runs that are there. */
  readonly present: ReadonlySet<string>;
  /** Computed when asked for: whoever lists a store once has no use for them. */
  readonly fingerprints: () => ReadonlyMap<string, number>;
  readonly rows: () => RowMemory;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * All runs of the file that differ from the known fingerprints. Every table is read once, in its own order: asking run by run
 * or sorting by run costs several times as much. Only computes, so that it can be called again.
 */
export function readStore(database: SqlDatabase, store: StoreRef, known: ReadonlyMap<string, number>): StoreContent {
  const problems = problemLog(store.identity);
  const experiments = readExperiments(database);
  const drafts = readRunRows(database, experiments, problems);
  const source = { database, problems, find: draftFinder(drafts, problems) };
  askEarly(database, drafts);
  const latest = readMetrics(source);
  readParams(source);
  readTags(source);
  readDatasets(source);
  const present = [...drafts.values()].filter((draft) => draft !== 'deleted');
  const prints = once(() => fingerprintsOf(present));
  const changed = known.size === 0 ? present : present.filter(({ nativeId }) => known.get(nativeId) !== prints().get(nativeId));
  const pauses = readPauses(database, changed, { runs: present.length, latest });
  const kept = known.size === 0 ? changed : changed.map(withOwnMaps());
  return {
    changed: kept.map((draft) => finished(draft, store, pauses.get(draft.nativeId) ?? [])),
    present: new Set(present.map(({ nativeId }) => nativeId)),
    fingerprints: prints,
    rows: () => rowMemory(experiments, present),
    diagnostics: problems.all(),
  };
}

/** A few runs that outlive the others of their list must not keep what those had. */
function withOwnMaps(): (draft: Draft) => Draft {
  const copied = copiedMaps();
  return (draft) => ({ ...draft, ...copied(draft) });
}

function fingerprintsOf(drafts: readonly Draft[]): ReadonlyMap<string, number> {
  const print = runPrinter();
  return new Map(drafts.map((draft) => [draft.nativeId, print(draft)]));
}
