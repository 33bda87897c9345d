import type { Files } from '../../core/ports/files.ts';
import type { StoreReader } from '../../core/ports/reader.ts';
import type { Run, RunStatus } from '../../core/runs/run.ts';
import { listFolders } from '../folder-runs/listing.ts';
import { belowProject } from '../folder-runs/paths.ts';
import type { StorePlace } from '../store-format.ts';
import { eventFamilies, type FolderSource, readMembers } from './event-families.ts';
import { foundFolders } from './found-folders.ts';
import { scanCache } from './scan-cache.ts';
import { readSeries } from './series.ts';

/** Reads the event files below a place. */
export function tensorboardReader(place: StorePlace, files: Files): StoreReader {
  const cache = scanCache(files);
  const source: FolderSource = {
    store: { kind: 'tensorboard', identity: place.identity },
    cache,
    named: belowProject(place),
  };
  return {
    store: source.store,
    // Exactly the files that are known: another one is found by a new sweep, which a watcher that thinks it known would not ask for.
    get watch() {
      return place.found();
    },
    isFinal: ({ status }: Run) => ENDED.has(status),
    async list(cursor) {
      const folders = foundFolders(place, files);
      cache.keep(new Set([...folders.values()].flatMap((all) => all.map(({ path }) => path))));
      return listFolders(source.store, eventFamilies(source, folders), cursor);
    },
    async series(nativeId, metric) {
      const folders = foundFolders(place, files);
      const family = eventFamilies(source, folders).find(({ key, folders: own }) => key === nativeId || own.has(nativeId));
      const members = readMembers(source, [...(family?.folders.keys() ?? [])], folders).runs.get(nativeId) ?? [];
      for (const { folder, nameOf } of members) {
        const tag = [...folder.metrics.keys()].find((one) => nameOf(one) === metric);
        if (tag !== undefined) return readSeries(files, folders.get(folder.path) ?? [], tag);
      }
      return [];
    },
  };
}

const ENDED: ReadonlySet<RunStatus> = new Set<RunStatus>(['finished', 'failed']);
