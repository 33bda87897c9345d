import type { Files } from '../../core/ports/files.ts';
import type { RunChanges } from '../../core/ports/reader.ts';
import { type Run, runId, type StoreRef } from '../../core/runs/run.ts';
import { type FoundFolder, readBundle } from './bundles.ts';
import type { LogCache } from './log-cache.ts';
import { memoryOf, type SeenBundle } from './memory.ts';
import { chainsOf, runOf } from './runs.ts';
import { isSilent, openSinceOf, withSilence } from './silence.ts';

export interface Listing {
  readonly store: StoreRef;
  readonly files: Files;
  readonly cache: LogCache;
  readonly before: readonly SeenBundle[];
  readonly found: ReadonlyMap<string, readonly FoundFolder[]>;
}

interface Reading {
  readonly runs: readonly Run[];
  readonly seen: SeenBundle;
}

/** Reads what changed, and what an unchanged run has become because the others show how late it is. */
export function listChanges(listing: Listing): RunChanges {
  const { store, before, found } = listing;
  const known = new Map(before.map((bundle) => [bundle.runId, bundle]));
  const read = new Map<string, Reading>();
  for (const [id, folders] of found) if (!isUnchanged(known.get(id), folders)) read.set(id, readingOf(listing, id, folders));
  const seenNow = () => [...found.keys()].map((id) => read.get(id)?.seen ?? known.get(id)!);
  const newest = newestOf(seenNow());
  const newestBefore = newestOf(before);
  for (const { runId: id, runs } of seenNow()) {
    const isNews = runs.some(([, openSince]) => isSilent(openSince, newest) !== isSilent(openSince, newestBefore));
    if (isNews && !read.has(id)) read.set(id, readingOf(listing, id, found.get(id)!));
  }
  const now = seenNow();
  const present = new Set(nativeIds(now));
  return {
    changed: [...read.values()].flatMap(({ runs }) => runs.map((run) => withSilence(run, newest))),
    removed: nativeIds(before)
      .filter((id) => !present.has(id))
      .map((id) => runId(store, id)),
    cursor: memoryOf(now),
    consistent: true,
    diagnostics: now.flatMap(({ diagnostics }) => diagnostics),
  };
}

function isUnchanged(before: SeenBundle | undefined, folders: readonly FoundFolder[]): boolean {
  return (
    before?.folders.length === folders.length &&
    before.folders.every(({ name, log, print }, at) => {
      const now = folders[at]!;
      return now.name === name && now.log === log && now.print === print;
    })
  );
}

function readingOf({ store, files, cache }: Listing, id: string, folders: readonly FoundFolder[]): Reading {
  const { sessions, diagnostics } = readBundle(id, folders, files, cache);
  const runs = chainsOf(sessions).map((chain) => runOf(chain, store));
  const seen: SeenBundle = {
    runId: id,
    folders: folders.map(({ name, log, print }) => ({ name, log, print })),
    runs: runs.map((run) => [run.nativeId, openSinceOf(run)]),
    newest: Math.max(0, ...runs.map(({ endedAt, lastSeenAt, startedAt }) => endedAt ?? lastSeenAt ?? startedAt ?? 0)),
    diagnostics,
  };
  return { runs, seen };
}

function newestOf(bundles: readonly SeenBundle[]): number {
  return bundles.reduce((newest, bundle) => Math.max(newest, bundle.newest), 0);
}

function nativeIds(bundles: readonly SeenBundle[]): readonly string[] {
  return bundles.flatMap(({ runs }) => runs.map(([nativeId]) => nativeId));
}
