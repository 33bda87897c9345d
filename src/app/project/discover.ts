import { FileError, type FileEntry } from '../../core/ports/files.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { recogniseStore, STORE_FORMATS } from '../../stores/formats.ts';
import type { StoreFormat, StorePlace, StorePorts } from '../../stores/store-format.ts';
import { OTHERS_FOLDERS } from './others-folders.ts';
import { maySayTracking } from './remote-tracking.ts';
import { readFailure } from './read-failure.ts';

export const MAX_DEPTH = 8;
export const MAX_ENTRIES = 50_000;

/** A store that was found, with the format that knows it. */
export interface FoundStore {
  readonly place: StorePlace;
  readonly format: StoreFormat;
}

/** Where to look, and what to call it. */
export interface SearchRoot {
  /** Absolute. */
  readonly path: string;
  /** What the identities of stores below it begin with: nothing for the project itself, else the path that the user wrote. */
  readonly prefix: string;
  /** Absolute paths below it that the configuration speaks of, which the sweep leaves alone. */
  readonly named: ReadonlySet<string>;
}

export interface Discovered {
  /** In the order of their paths; those that gather come last. */
  readonly stores: readonly FoundStore[];
  /** Absolute paths of tables that nobody named, in the order of their paths. */
  readonly tables: readonly string[];
  /** Absolute paths of code and settings that may say where the project logs. */
  readonly programs: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a sweep goes on, and what it comes to. */
interface Sweep {
  readonly root: SearchRoot;
  readonly ports: StorePorts;
  readonly stores: FoundStore[];
  readonly gathered: Map<StoreFormat, string[]>;
  readonly tables: string[];
  readonly programs: string[];
  readonly diagnostics: Diagnostic[];
  entries: number;
  tooDeep: number;
}

/**
 * The run stores below a root, the upper levels first. A sweep does not go below a store, nor into virtual environments, nor through links that
 * are no stores; limits on depth and count say when they cut.
 */
export async function discoverStores(root: SearchRoot, ports: StorePorts): Promise<Discovered> {
  const diagnostics: Diagnostic[] = [];
  const sweep: Sweep = { root, ports, stores: [], gathered: new Map(), tables: [], programs: [], diagnostics, entries: 0, tooDeep: 0 };
  await visit(sweep);
  for (const [format, paths] of sweep.gathered) await gather(sweep, format, paths);
  const file = identityOf(sweep, root.path);
  if (sweep.entries > MAX_ENTRIES) {
    diagnostics.push({ severity: 'warning', code: 'search-cut-by-count', file, args: { limit: MAX_ENTRIES } });
  }
  if (sweep.tooDeep > 0) {
    diagnostics.push({ severity: 'info', code: 'search-cut-by-depth', file, args: { limit: MAX_DEPTH, folders: sweep.tooDeep } });
  }
  const byPath = (a: FoundStore, b: FoundStore) => (a.place.path < b.place.path ? -1 : 1);
  const stores = [
    ...sweep.stores.filter(({ format }) => !format.gathers).sort(byPath),
    ...sweep.stores.filter(({ format }) => format.gathers),
  ];
  return { stores, tables: sweep.tables, programs: sweep.programs, diagnostics };
}

/** A folder that is still to be looked at. */
interface Level {
  readonly folder: string;
  readonly depth: number;
}

/** Level by level, so that a store beside a folder of a million pictures is found before the limit is. */
async function visit(sweep: Sweep): Promise<void> {
  let level: readonly Level[] = [{ folder: sweep.root.path, depth: 0 }];
  while (level.length > 0 && sweep.entries <= MAX_ENTRIES) {
    const next: Level[] = [];
    for (const { folder, depth } of level) {
      if (sweep.entries > MAX_ENTRIES) break;
      next.push(...(await foldersIn(sweep, folder, depth)).map((below) => ({ folder: below, depth: depth + 1 })));
    }
    level = next;
  }
}

/** Takes what is there, and answers the folders that are worth going into. */
async function foldersIn(sweep: Sweep, folder: string, depth: number): Promise<readonly string[]> {
  const entries = entriesOf(sweep, folder);
  // A virtual environment may have any name, but always this file.
  if (depth > 0 && entries.some(({ name }) => name === 'pyvenv.cfg')) return [];
  const below: string[] = [];
  for (const entry of entries) {
    if (++sweep.entries > MAX_ENTRIES) break;
    const path = sweep.ports.files.join(folder, entry.name);
    const taken = await take(sweep, path, entry.kind === 'other' ? followed(sweep, path, entry) : entry);
    if (taken || entry.kind !== 'folder' || OTHERS_FOLDERS.has(entry.name)) continue;
    if (depth < MAX_DEPTH) below.push(path);
    else sweep.tooDeep++;
  }
  return below;
}

/** A link to a store is that store; a link to anything else is not gone through, since it may lead anywhere. */
function followed({ ports }: Sweep, path: string, entry: FileEntry): FileEntry {
  return { name: entry.name, kind: ports.files.stat(path)?.kind ?? 'other' };
}

function entriesOf(sweep: Sweep, folder: string): readonly FileEntry[] {
  try {
    return [...sweep.ports.files.list(folder)].sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    sweep.diagnostics.push({ severity: 'warning', code: 'folder-unreadable', file: identityOf(sweep, folder), args: error.detail });
    return [];
  }
}

/** Whether the entry is a store: then nothing below it is looked at. */
async function take(sweep: Sweep, path: string, entry: FileEntry): Promise<boolean> {
  if (sweep.root.named.has(path)) return true;
  const gatherers = STORE_FORMATS.filter((format) => format.gathers && format.mayBe(entry));
  for (const format of gatherers) {
    const paths = sweep.gathered.get(format);
    if (paths === undefined) sweep.gathered.set(format, [path]);
    else paths.push(path);
  }
  const place: StorePlace = { identity: identityOf(sweep, path), path, entry, found: () => [] };
  const format = await recognised(sweep, place);
  if (format !== undefined) sweep.stores.push({ place, format });
  else if (entry.kind === 'file' && gatherers.length === 0) note(sweep, path, entry.name);
  return format !== undefined;
}

/** JSON may be anything, and what a decision stands on is our own. */
const OFFERED = /(?<!model-selection\.evidence)\.([ct]sv|jsonl|ndjson)$/i;

/** Enough to see what a project does; one that has more of them says it in the first ones too. */
const MAX_NOTED = 300;

function note({ tables, programs }: Sweep, path: string, name: string): void {
  if (OFFERED.test(name) && tables.length < MAX_NOTED) tables.push(path);
  else if (maySayTracking(name) && programs.length < MAX_NOTED) programs.push(path);
}

async function recognised(sweep: Sweep, place: StorePlace): Promise<StoreFormat | undefined> {
  try {
    return await recogniseStore(place, sweep.ports);
  } catch (error) {
    sweep.diagnostics.push(readFailure(place.identity, error));
    return undefined;
  }
}

async function gather(sweep: Sweep, format: StoreFormat, paths: readonly string[]): Promise<void> {
  const { path } = sweep.root;
  const place: StorePlace = { identity: identityOf(sweep, path), path, entry: { name: '.', kind: 'folder' }, found: () => paths };
  if (await format.recognises(place, sweep.ports)) sweep.stores.push({ place, format });
}

function identityOf({ root, ports }: Sweep, path: string): string {
  const below = ports.files.relative(root.path, path);
  return root.prefix === '' || below === '' ? root.prefix || below || '.' : `${root.prefix}/${below}`;
}
