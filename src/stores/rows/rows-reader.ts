import { fileState } from '../../core/ports/file-state.ts';
import type { FileStat, Files } from '../../core/ports/files.ts';
import type { Cursor, StoreReader } from '../../core/ports/reader.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { type Run, runId, type StoreRef } from '../../core/runs/run.ts';
import { withCursor } from '../lazy-cursor.ts';
import { type Memory, memoryOf, remembered } from './memory.ts';
import { fed, type Listed, type Progress, type Reading, resumed } from './reading.ts';
import { runPrint } from './run-print.ts';

export interface RowsSource {
  readonly store: StoreRef;
  readonly path: string;
  readonly files: Files;
  /** How the file is to be read, as text: another way of reading makes every run a new one. */
  readonly manner: string;
  readonly start: () => Reading;
  readonly isFinal: (run: Run) => boolean;
}

/** Reading again helps while somebody writes; whoever never rests is read as it is. */
const ATTEMPTS = 3;

/** Reads a file whose rows are runs. One that did not change is not opened; one that grew is parsed from where it ended. */
export function rowsReader({ store, path, files, manner, start, isFinal }: RowsSource): StoreReader {
  let progress: Progress | undefined;
  let recalled: { readonly cursor: Cursor; readonly memory: Memory | undefined } | undefined;

  const recall = (cursor: Cursor | undefined): Memory | undefined => {
    if (cursor === undefined) return undefined;
    if (recalled?.cursor !== cursor) recalled = { cursor, memory: remembered(cursor) };
    return recalled.memory;
  };
  const read = (bytes: number): Listed => {
    const before = progress;
    progress = undefined;
    const now = fed(resumed(before, start, files, path, bytes), files, path, bytes);
    if (now === 'utf-16') return { runs: [], diagnostics: [{ severity: 'error', code: 'table-utf-16', file: store.identity }] };
    const { open, runs, diagnostics } = now.reading.end();
    if (open && !now.isCut) progress = now;
    const unreadable: readonly Diagnostic[] = now.inUtf8 ? [] : [{ severity: 'warning', code: 'table-not-utf-8', file: store.identity }];
    return { runs, diagnostics: [...unreadable, ...diagnostics] };
  };

  const settled = (): Listed & { readonly state: string; readonly consistent: boolean } => {
    for (let attempt = 1; ; attempt++) {
      const stat = files.stat(path);
      const state = stateOf(stat, manner);
      const listed = stat === undefined ? missing(store) : read(stat.bytes);
      const consistent = stateOf(files.stat(path), manner) === state;
      if (consistent || attempt === ATTEMPTS) return { ...listed, state, consistent };
    }
  };

  return {
    store,
    watch: [path],
    isFinal,
    series: () => Promise.resolve([]),
    async list(cursor) {
      const before = recall(cursor);
      if (cursor !== undefined && before !== undefined && before.state === stateOf(files.stat(path), manner)) {
        return { changed: [], removed: [], cursor, consistent: true, diagnostics: before.diagnostics };
      }
      const known = before?.fingerprints ?? new Map<string, string>();
      const { runs, diagnostics, state, consistent } = settled();
      const present = new Set(runs.map(({ nativeId }) => nativeId));
      const changed = known.size === 0 ? runs : runs.filter((run) => known.get(run.nativeId) !== runPrint(run));
      const removed = [...known.keys()].filter((id) => !present.has(id)).map((id) => runId(store, id));
      const prepareCursor = (pause: () => Promise<void>) => printAll(runs, pause);
      return withCursor({ changed, removed, consistent, diagnostics, prepareCursor }, () => {
        const fingerprints = new Map(runs.map((run) => [run.nativeId, runPrint(run)]));
        // What was read while somebody wrote is read again.
        return memoryOf({ state: consistent ? state : '', fingerprints, diagnostics });
      });
    },
  };
}

/** A run's print is kept with it. */
async function printAll(runs: readonly Run[], pause: () => Promise<void>): Promise<void> {
  for (const [at, run] of runs.entries()) {
    if (at % PRINTS_AT_ONCE === 0) await pause();
    runPrint(run);
  }
}

const PRINTS_AT_ONCE = 200;

function stateOf(stat: FileStat | undefined, manner: string): string {
  return `${fileState(stat)} ${manner}`;
}

function missing({ identity }: StoreRef): Listed {
  return { runs: [], diagnostics: [{ severity: 'error', code: 'store-missing', file: identity }] };
}
