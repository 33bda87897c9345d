import type { FileEntry, Files } from '../../core/ports/files.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { StorePlace } from '../../stores/store-format.ts';

/** Folders that hold other people's files, however many stores look like being in them. */
const SKIPPED = new Set([
  'node_modules',
  '.git',
  '.hg',
  '.svn',
  '.venv',
  'venv',
  'env',
  '__pycache__',
  '.tox',
  '.mypy_cache',
  'site-packages',
  '.kneepoint',
  'dist',
  'build',
  '.ipynb_checkpoints',
]);

export const MAX_DEPTH = 6;
export const MAX_ENTRIES = 50_000;

export interface Discovered {
  /** In the order of their paths. */
  readonly places: readonly StorePlace[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Files and folders below a root that may be a run store; depth and count limits say when they cut. Links are not followed. */
export function discoverPlaces(root: string, files: Files, mayBe: (entry: FileEntry) => boolean): Discovered {
  const places: StorePlace[] = [];
  const diagnostics: Diagnostic[] = [];
  let seen = 0;
  let tooDeep = 0;
  const visit = (folder: string, depth: number) => {
    for (const entry of [...files.list(folder)].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (++seen > MAX_ENTRIES) return;
      const path = files.join(folder, entry.name);
      if (mayBe(entry)) places.push({ identity: files.relative(root, path), path, entry });
      if (entry.kind !== 'folder' || SKIPPED.has(entry.name)) continue;
      if (depth < MAX_DEPTH) visit(path, depth + 1);
      else tooDeep++;
    }
  };
  visit(root, 0);
  if (seen > MAX_ENTRIES) diagnostics.push({ severity: 'warning', code: 'search-cut-by-count', file: '.', args: { limit: MAX_ENTRIES } });
  if (tooDeep > 0)
    diagnostics.push({ severity: 'info', code: 'search-cut-by-depth', file: '.', args: { limit: MAX_DEPTH, folders: tooDeep } });
  return { places, diagnostics };
}
