import type { Cursor, RunChanges, StoreReader } from '../../core/ports/reader.ts';
import type { Files } from '../../core/ports/files.ts';
import type { StoreRef } from '../../core/runs/run.ts';
import { findRun, metricPath } from './find-run.ts';
import { listRuns } from './listing.ts';
import { type Memory, memoryText, remembered } from './memory.ts';
import { metricFiles } from './metric-file.ts';
import type { RunSource } from './read-run.ts';
import { ENDED } from './run-meta.ts';
import { readSeries } from './series.ts';
import { words } from './words.ts';

export interface FileStore {
  readonly store: StoreRef;
  readonly path: string;
  readonly files: Files;
}

/** Reads an MLflow file store. */
export function mlflowFilesReader({ store, path, files }: FileStore): StoreReader {
  const source: RunSource = { files, store, metrics: metricFiles(files), words: words() };
  let last: { readonly cursor: Cursor; readonly memory: Memory } | undefined;
  const recall = (cursor: Cursor | undefined) => (cursor !== undefined && cursor === last?.cursor ? last.memory : remembered(cursor));
  return {
    store,
    watch: [path],
    isFinal: ({ status }) => ENDED.has(status),
    async list(cursor): Promise<RunChanges> {
      const { memory, ...listing } = listRuns(source, path, recall(cursor));
      let told: Cursor | undefined;
      return {
        ...listing,
        consistent: true,
        get cursor() {
          if (told !== undefined) return told;
          const known = memory();
          told = memoryText(known);
          last = { cursor: told, memory: known };
          return told;
        },
      };
    },
    async series(nativeId, metric) {
      const run = findRun(files, path, nativeId);
      const file = run && metricPath(files, run.path, metric);
      return run === undefined || file === undefined ? [] : readSeries(files, file, ENDED.has(run.meta.status));
    },
  };
}
