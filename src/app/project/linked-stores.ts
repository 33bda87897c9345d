import type { Files } from '../../core/ports/files.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { FoundStore } from './discover.ts';

export interface EachOnce {
  readonly stores: readonly FoundStore[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A store and a link to it are one store, called as the file itself is; what is left out is said. */
export function eachStoreOnce(stores: readonly FoundStore[], files: Files): EachOnce {
  const groups = new Map<string, FoundStore[]>();
  for (const store of stores) {
    const key = keyOf(store, files);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [store]);
    else known.push(store);
  }
  const same = new Map([...groups.values()].flatMap((group) => linksIn(group, files)));
  return {
    stores: stores.filter((store) => !same.has(store)),
    diagnostics: [...same].map(([{ place }, { place: first }]) => ({
      severity: 'info',
      code: 'store-linked',
      file: place.identity,
      args: { same: first.identity },
    })),
  };
}

/** Those that are links to another of the group, each with the store that it is. */
function linksIn(group: readonly FoundStore[], files: Files): readonly (readonly [FoundStore, FoundStore])[] {
  if (group.length < 2) return [];
  const links = group.filter(({ place }) => isLink(place.path, files));
  const kept = group.find((store) => !links.includes(store)) ?? group[0]!;
  return links.filter((store) => store !== kept).map((store) => [store, kept] as const);
}

function keyOf({ place, format }: FoundStore, files: Files): string {
  return `${format.kind}:${files.stat(place.path)?.inode ?? place.path}`;
}

/** Only a folder's own entries tell a link from what it leads to. */
function isLink(path: string, files: Files): boolean {
  const name = path.split(/[/\\]/).at(-1);
  return files.list(files.resolve(path, '..')).some((entry) => entry.name === name && entry.kind === 'other');
}
