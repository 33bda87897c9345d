import type { FamilyRead, FolderFamily } from '../folder-runs/listing.ts';
import type { StoreRef } from '../../core/runs/run.ts';
import { familiesOf } from './families.ts';
import { type FoundFolders, stateOf } from './found-folders.ts';
import { type Member, runsOf } from './members.ts';
import { readFolder } from './read-folder.ts';
import { runOfMembers } from './run.ts';
import type { ScanCache } from './scan-cache.ts';

/** What folders are read with. */
export interface FolderSource {
  readonly store: StoreRef;
  readonly cache: ScanCache;
  /** Makes a path below the place one below the project. */
  readonly named: (below: string) => string;
}

export function eventFamilies(source: FolderSource, folders: FoundFolders): readonly FolderFamily[] {
  return [...familiesOf(new Set(folders.keys()))].map(([key, paths]) => ({
    key,
    folders: new Map(paths.map((path) => [path, stateOf(folders.get(path) ?? [])])),
    read: () => familyRead(source, paths, folders),
  }));
}

function familyRead(source: FolderSource, paths: readonly string[], folders: FoundFolders): FamilyRead {
  const { runs, ...rest } = readMembers(source, paths, folders);
  return {
    ...rest,
    runs: [...runs].map(([nativeId, members]) => ({
      nativeId,
      folders: members.map(({ folder }) => folder.path),
      run: () => runOfMembers(source.store, nativeId, members),
    })),
  };
}

/** The folders of each run of a family, by the run's path. */
export function readMembers({ cache, named }: FolderSource, paths: readonly string[], folders: FoundFolders) {
  const read = paths.map((path) => readFolder(path, folders.get(path) ?? [], cache, named));
  const runs: ReadonlyMap<string, readonly Member[]> = runsOf(read.flatMap(({ content }) => content ?? []));
  return { runs, diagnostics: read.flatMap(({ diagnostics }) => diagnostics), partial: read.some(({ partial }) => partial) };
}
