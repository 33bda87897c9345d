import type { SqlDatabase } from '../../core/ports/sql.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run, StoreRef } from '../../core/runs/run.ts';
import { readDatasets } from './datasets.ts';
import { type Draft, finished } from './draft.ts';
import { draftFinder } from './draft-finder.ts';
import { readMetrics } from './metrics.ts';
import { readPauses } from './pauses.ts';
import { problemLog } from './problems.ts';
import { readRunRows } from './run-rows.ts';
import { readParams, readTags } from './texts.ts';
import { vocabulary } from './vocabulary.ts';

export interface StoreContent {
  readonly changed: readonly Run[];
  readonly fingerprints: ReadonlyMap<string, number>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * All runs of the file that differ from the known fingerprints. Every table is read once, in its own order: asking run by run
 * or sorting by run costs several times as much. Only computes, so that it can be called again.
 */
export function readStore(database: SqlDatabase, store: StoreRef, known: ReadonlyMap<string, number>): StoreContent {
  const problems = problemLog(store.identity);
  const drafts = readRunRows(database, problems);
  const source = { database, problems, words: vocabulary(), find: draftFinder(drafts, problems) };
  const latest = readMetrics(source);
  readParams(source);
  readTags(source);
  readDatasets(source);
  const present = [...drafts.values()].filter((draft) => draft !== 'deleted');
  const changed = present.filter(({ nativeId, print }) => known.get(nativeId) !== print);
  const pauses = readPauses(database, changed, { runs: present.length, latest });
  return {
    changed: changed.map((draft: Draft) => finished(draft, store, pauses.get(draft.nativeId) ?? [])),
    fingerprints: new Map(present.map(({ nativeId, print }) => [nativeId, print])),
    diagnostics: problems.all(),
  };
}
