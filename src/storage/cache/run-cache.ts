import * as z from 'zod';
import { FileError, type FileEntry } from '../../core/ports/files.ts';
import { OwnFileError } from '../../core/ports/own-files.ts';
import type { RunChanges } from '../../core/ports/reader.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run, StoreRef } from '../../core/runs/run.ts';
import { type Places, placesIn, prepareFolder } from '../places.ts';
import type { StoragePorts } from '../ports.ts';
import { cacheFile, type CacheFile, readCacheFile } from './cache-file.ts';
import { decodedRuns } from './decode-runs.ts';
import { encodedRuns } from './encode-runs.ts';

/** All runs of a store, as they were when its reader gave out the cursor. */
export interface CachedRuns extends Pick<RunChanges, 'cursor' | 'diagnostics' | 'consistent'> {
  readonly runs: readonly Run[];
}

/** Runs of foreign stores that need not be read again. It may vanish at any time, and whatever is wrong with it, it is as if it were not there. */
export interface RunCache {
  load(store: StoreRef): CachedRuns | undefined;
  /** False when it could not be written, which is no loss. */
  save(store: StoreRef, cached: CachedRuns): Promise<boolean>;
  /** In the middle of long work for it. */
  pause(): Promise<void>;
  /** Removes what is kept of other stores than these. */
  keepOnly(stores: readonly StoreRef[]): void;
}

export type CachePorts = Pick<StoragePorts, 'files' | 'own' | 'sha256' | 'clock' | 'newId' | 'pause'>;

export function openRunCache(project: string, ports: CachePorts): RunCache {
  const { files, own, sha256 } = ports;
  const places = placesIn(project, files);
  const nameOf = ({ kind, identity }: StoreRef): string => `${sha256(JSON.stringify([kind, identity])).slice(0, 32)}${SUFFIX}`;
  const pathOf = (store: StoreRef): string => files.join(places.cache, nameOf(store));
  return {
    load: (store) => quietly(() => loaded(store, pathOf(store), ports)),
    async save(store, cached) {
      const path = pathOf(store);
      const draft = `${path}.${ports.newId()}${DRAFT}`;
      try {
        prepareFolder(places, places.cache, own);
        removeOldDrafts(places, ports);
        await own.writeDraft(draft, await fileOf(store, cached, ports));
        return own.move(draft, path);
      } catch (error) {
        if (error instanceof OwnFileError || error instanceof FileError) return false;
        throw error;
      }
    },
    pause: ports.pause,
    keepOnly(stores) {
      const kept = new Set(stores.map(nameOf));
      quietly(() => {
        for (const { name } of entries(places, ports))
          if (name.endsWith(SUFFIX) && !kept.has(name)) own.remove(files.join(places.cache, name));
      });
    },
  };
}

const SUFFIX = '.runs';
const DRAFT = '.tmp';
/** Nobody writes a draft for so long. */
const OLD_AFTER_MS = 3_600_000;

const aboutSchema = z.object({
  kind: z.string(),
  identity: z.string(),
  cursor: z.string(),
  consistent: z.boolean(),
  diagnostics: z.array(
    z.object({
      severity: z.enum(['error', 'warning', 'info']),
      code: z.string(),
      file: z.string(),
      place: z.string().optional(),
      args: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
});

async function fileOf(store: StoreRef, { runs, cursor, consistent, diagnostics }: CachedRuns, ports: CachePorts): Promise<Uint8Array> {
  const about: z.input<typeof aboutSchema> = { ...store, cursor, consistent, diagnostics: [...diagnostics] as Diagnostic[] };
  return cacheFile(await encodedRuns(store, runs, ports.pause), about, ports.sha256);
}

function loaded(store: StoreRef, path: string, { files, sha256 }: CachePorts): CachedRuns | undefined {
  const bytes = files.readBytes(path);
  const file: CacheFile | undefined = bytes && readCacheFile(bytes, sha256);
  if (file === undefined) return undefined;
  const { kind, identity, ...about } = aboutSchema.parse(file.about);
  if (kind !== store.kind || identity !== store.identity) return undefined;
  return { ...about, runs: decodedRuns(store, file.columns) };
}

/** What cannot be read is not there: a cache has nothing that could be lost. */
function quietly<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function entries({ cache }: Places, { files }: CachePorts): readonly FileEntry[] {
  return files.exists(cache) ? files.list(cache) : [];
}

function removeOldDrafts(places: Places, ports: CachePorts): void {
  for (const { name } of entries(places, ports)) {
    const path = ports.files.join(places.cache, name);
    const age = ports.clock() - (ports.files.stat(path)?.modifiedAt ?? Number.POSITIVE_INFINITY);
    if (name.endsWith(DRAFT) && age > OLD_AFTER_MS) ports.own.remove(path);
  }
}
