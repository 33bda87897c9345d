import type { FileEntry, Files } from '../../core/ports/files.ts';

/** The folders of a run whose files have one value each. */
export type ValueKind = 'metrics' | 'params' | 'tags' | 'inputs';

export interface ValueFile {
  readonly kind: ValueKind;
  /** Its path in the folder, with `/`: a key with a slash is a file in a folder. MLflow escapes nothing. */
  readonly key: string;
  readonly path: string;
}

/** What is more is not listed: no run of MLflow has nearly as many. */
export const MAX_FILES = 50_000;

/** What a path in the folder begins with. Joining every path is most of what a small file costs beyond the calls of the system. */
export function insideOf(files: Files, folder: string): string {
  return files.join(folder, 'x').slice(0, -1);
}

/** A run's files in an order of its own, whatever the file system's is. */
export function valueFiles(files: Files, run: string): readonly ValueFile[] {
  const found: ValueFile[] = [];
  const inside = insideOf(files, run);
  for (const kind of ['metrics', 'params', 'tags'] as const) collect(files, kind, inside + kind, inside.slice(-1), '', found);
  // Most runs have none, and to list what is not there is dear.
  if (files.exists(`${inside}inputs`)) collect(files, 'inputs', `${inside}inputs`, inside.slice(-1), '', found);
  return found;
}

function collect(files: Files, kind: ValueKind, folder: string, separator: string, prefix: string, found: ValueFile[]): void {
  for (const entry of inOrder(files.list(folder))) {
    if (found.length >= MAX_FILES) return;
    const path = folder + separator + entry.name;
    if (entry.kind === 'folder') collect(files, kind, path, separator, `${prefix}${entry.name}/`, found);
    else if (!isNoise(entry.name) && isFile(files, entry, path)) found.push({ kind, key: prefix + entry.name, path });
  }
}

/** Links to files count, links to folders do not: MLflow walks it that way, and so there are no circles. */
function isFile(files: Files, { kind }: FileEntry, path: string): boolean {
  return kind === 'file' || files.stat(path)?.kind === 'file';
}

/** What file managers, Git, DVC and network file systems leave in folders. MLflow would take it for a value. */
function isNoise(name: string): boolean {
  return NOISE.test(name);
}

const NOISE = /^(\.DS_Store|\.git(keep|ignore)|Thumbs\.db|desktop\.ini|\._.*|\.nfs[0-9a-f]{16,})$/;

/** By name. Most file systems list them so, and then this only looks. */
export function inOrder(entries: readonly FileEntry[]): readonly FileEntry[] {
  for (let at = 1; at < entries.length; at++) {
    if (entries[at - 1]!.name > entries[at]!.name) return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
  return entries;
}
