import type { StoreReader } from '../../core/ports/reader.ts';
import type { ProjectConfig } from '../../core/project/config.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { recogniseNamed } from '../../stores/formats.ts';
import type { StorePlace } from '../../stores/store-format.ts';
import type { Ports } from '../ports.ts';
import { type Discovered, discoverStores, type FoundStore } from './discover.ts';
import { eachStoreOnce } from './linked-stores.ts';
import { CONFIG_FILE, type Settings } from './settings.ts';
import { readFailure } from './read-failure.ts';

/** The stores that are open, by kind and identity, with what the newest sweep found for those that gather. */
export type OpenReaders = Map<string, { readonly reader: StoreReader; found: readonly string[]; readonly place: StorePlace }>;

export interface OpenedStores extends Pick<Discovered, 'tables' | 'programs'> {
  readonly readers: readonly StoreReader[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The stores of a folder: those that are found and those that the configuration names, each once. A reader that is in `open` already
 * is kept with what it remembers; `open` is brought up to date.
 */
export async function openStores(
  root: string,
  { config, placeAt }: Pick<Settings, 'config' | 'placeAt'>,
  ports: Ports,
  open: OpenReaders,
): Promise<OpenedStores> {
  const said = (config.stores ?? []).map((store, at): NamedStore => ({ ...store, place: placeAt(['stores', at, 'path']) }));
  const named = new Map(said.map((store) => [ports.files.resolve(root, store.path), store]));
  const swept = await discoverStores({ path: root, prefix: '', named: new Set(named.keys()) }, ports);
  const stores = [...swept.stores];
  const diagnostics = [...swept.diagnostics];
  for (const [path, store] of named) {
    if (store.ignore === true) continue;
    const found = await namedStores(path, store, ports);
    stores.push(...found.stores);
    diagnostics.push(...found.diagnostics);
  }
  const { tables, programs } = swept;
  const once = eachStoreOnce(stores, ports.files);
  return { readers: keepOpen(once.stores, ports, open), tables, programs, diagnostics: [...diagnostics, ...once.diagnostics] };
}

type NamedStore = NonNullable<ProjectConfig['stores']>[number] & {
  /** `line:column` in the configuration. */
  readonly place: string;
};
type Found = Pick<Discovered, 'stores' | 'diagnostics'>;

/** What a path that the configuration names is: one store, or a folder to search. */
async function namedStores(path: string, said: NamedStore, ports: Ports): Promise<Found> {
  const { path: identity, map } = said;
  const kind = ports.files.stat(path)?.kind;
  if (kind === undefined) return { stores: [], diagnostics: [absent(path, said, ports)] };
  const place: StorePlace = { identity, path, entry: { name: baseName(path), kind }, found: () => [], mapping: map ?? {} };
  try {
    const format = await recogniseNamed(place, ports);
    if (format !== undefined) return { stores: [{ place, format }], diagnostics: [] };
    if (kind === 'folder') return await searched({ path, prefix: withoutEnd(identity), named: new Set() }, said, ports);
    return { stores: [], diagnostics: [unread('not-a-store', said)] };
  } catch (error) {
    return { stores: [], diagnostics: [readFailure(identity, error)] };
  }
}

async function searched(root: Parameters<typeof discoverStores>[0], said: NamedStore, ports: Ports): Promise<Found> {
  const found = await discoverStores(root, ports);
  return found.stores.length > 0 ? found : { stores: [], diagnostics: [...found.diagnostics, unread('not-a-store', said)] };
}

/** Below a folder that may not be looked into nothing can be seen, whether it is there or not. */
function absent(path: string, said: NamedStore, { files }: Ports): Diagnostic {
  try {
    files.list(files.resolve(path, '..'));
    return unread('no-such-store', said);
  } catch (error) {
    return readFailure(said.path, error);
  }
}

function unread(code: string, { path, place }: NamedStore): Diagnostic {
  return { severity: 'error', code, file: CONFIG_FILE, place, args: { path } };
}

/** What is found below `runs/` is called `runs/a`, whichever way it was written. */
function withoutEnd(path: string): string {
  return path.replace(/(?<=.)[/\\]+$/, '');
}

function keepOpen(stores: readonly FoundStore[], ports: Ports, open: OpenReaders): readonly StoreReader[] {
  const present = new Set<string>();
  for (const { place, format } of stores) {
    const key = `${format.kind}:${place.identity}`;
    present.add(key);
    const known = open.get(key);
    if (known !== undefined && sameMapping(known.place, place)) {
      known.found = place.found();
      continue;
    }
    const finds = { found: place.found() };
    const reader = format.open({ ...place, found: () => finds.found }, ports);
    open.set(key, Object.assign(finds, { place, reader }));
  }
  for (const key of open.keys()) if (!present.has(key)) open.delete(key);
  const inOrder = [...open].sort(([a, { place: p }], [b, { place: q }]) =>
    p.path === q.path ? (a < b ? -1 : 1) : p.path < q.path ? -1 : 1,
  );
  return inOrder.map(([, { reader }]) => reader);
}

function sameMapping(a: StorePlace, b: StorePlace): boolean {
  return JSON.stringify(a.mapping) === JSON.stringify(b.mapping);
}

function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
