import type { StoreReader } from '../../core/ports/reader.ts';
import { SqlFileError } from '../../core/ports/sql.ts';
import type { ProjectConfig } from '../../core/project/config.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { STORE_FORMATS, openStore } from '../../stores/formats.ts';
import type { StorePlace } from '../../stores/store-format.ts';
import type { Ports } from '../ports.ts';
import { discoverPlaces } from './discover.ts';
import { CONFIG_FILE } from './settings.ts';

export interface OpenedStores {
  readonly readers: readonly StoreReader[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The stores of a folder: those that are found and those that the configuration names, each once. */
export async function openStores(root: string, config: ProjectConfig, ports: Ports): Promise<OpenedStores> {
  const found = discoverPlaces(root, ports.files, (entry) => STORE_FORMATS.some((format) => format.mayBe(entry)));
  const places = new Map<string, { place: StorePlace; named: boolean }>();
  for (const place of found.places) places.set(place.path, { place, named: false });
  for (const { path } of config.stores ?? []) {
    const absolute = ports.files.resolve(root, path);
    places.set(absolute, { place: { identity: path, path: absolute, entry: { name: baseName(path), kind: 'file' } }, named: true });
  }
  const readers: StoreReader[] = [];
  const diagnostics = [...found.diagnostics];
  for (const { place, named } of places.values()) {
    const opened = await openPlace(place, named, ports);
    if ('code' in opened) diagnostics.push(opened);
    else readers.push(...opened.readers);
  }
  return { readers, diagnostics };
}

async function openPlace(place: StorePlace, named: boolean, ports: Ports): Promise<{ readers: readonly StoreReader[] } | Diagnostic> {
  try {
    const reader = await openStore(place, ports);
    if (reader !== undefined) return { readers: [reader] };
    // A database that is something else is no news, unless somebody said that it is a store.
    return named ? { severity: 'error', code: 'not-a-store', file: place.identity, args: { said: CONFIG_FILE } } : { readers: [] };
  } catch (error) {
    if (error instanceof SqlFileError)
      return { severity: 'warning', code: `store-${error.code}`, file: place.identity, args: error.detail };
    throw error;
  }
}

function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
