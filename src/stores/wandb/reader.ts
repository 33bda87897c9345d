import type { Files } from '../../core/ports/files.ts';
import type { SeriesPoint, StoreReader } from '../../core/ports/reader.ts';
import type { Run, RunStatus, StoreRef } from '../../core/runs/run.ts';
import type { StorePlace } from '../store-format.ts';
import { bundled, readBundle } from './bundles.ts';
import { runFolders } from './folders.ts';
import { listChanges } from './listing.ts';
import { logCache } from './log-cache.ts';
import { remembered, type SeenBundle } from './memory.ts';
import { chainsOf } from './runs.ts';
import { readSeries } from './series.ts';

/**
 * Reads the runs of a `wandb` folder from their transaction logs, which have everything online and offline. A folder whose log did not
 * change is not opened; one whose log has grown is read on from where it stood, by whoever read it before.
 */
export function wandbReader(place: StorePlace, store: StoreRef, files: Files): StoreReader {
  const cache = logCache(files);
  const look = (known: readonly SeenBundle[]) =>
    bundled(runFolders(place, files), new Map(known.flatMap(({ folders }) => folders.map((folder) => [folder.name, folder]))), files);
  return {
    store,
    watch: [place.path],
    isFinal: ({ status }: Run) => ENDED.has(status),
    async list(cursor) {
      const before = remembered(cursor);
      if (before.length === 0) cache.forget();
      return listChanges({ store, files, cache, before, found: look(before) });
    },
    async series(nativeId, metric) {
      const [id, folders = []] = [...look([])].find(([, bundle]) => bundle.some(({ name }) => name === nativeId)) ?? ['', []];
      // One folder is one run; several may be one run or as many.
      const { sessions } = folders.length > 1 ? readBundle(id, folders, files, cache) : { sessions: [] };
      const chain = chainsOf(sessions).find(([first]) => first!.folder === nativeId) ?? [{ folder: nativeId }];
      const logs = chain.flatMap((session) => folders.filter(({ name, log }) => name === session.folder && log !== null));
      return bySteps(logs.flatMap(({ folder, log }) => readSeries(files, files.join(folder.path, log!), metric)));
    },
  };
}

const ENDED: ReadonlySet<RunStatus> = new Set<RunStatus>(['finished', 'failed', 'killed']);

/** As it was logged among equal steps. */
function bySteps(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
  const isInOrder = points.every(({ step }, at) => at === 0 || points[at - 1]!.step <= step);
  return isInOrder ? points : [...points].sort((a, b) => a.step - b.step);
}
