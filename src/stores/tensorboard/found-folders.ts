import type { Files, FileStat } from '../../core/ports/files.ts';
import { fileState } from '../../core/ports/file-state.ts';
import type { StorePlace } from '../store-format.ts';
import { above, lastPart } from '../folder-runs/paths.ts';

export interface EventFile {
  /** Absolute. */
  readonly path: string;
  /** Relative to the place, `/` between parts. */
  readonly below: string;
  readonly name: string;
  readonly stat: FileStat;
}

/** The event files of a folder in the order of their names, which is the one that TensorBoard reads them in. */
export type FoundFolders = ReadonlyMap<string, readonly EventFile[]>;

export function foundFolders({ path: root, found }: StorePlace, files: Files): FoundFolders {
  const folders = new Map<string, EventFile[]>();
  for (const path of found()) {
    const stat = files.stat(path);
    if (stat?.kind !== 'file') continue;
    const below = files.relative(root, path);
    const folder = above(below) ?? '.';
    const file = { path, below, name: lastPart(below), stat };
    const others = folders.get(folder);
    if (others === undefined) folders.set(folder, [file]);
    else others.push(file);
  }
  for (const all of folders.values()) all.sort((a, b) => (a.name < b.name ? -1 : 1));
  return folders;
}

/** Equal for two looks at a folder when nothing was written in between. */
export function stateOf(files: readonly EventFile[]): string {
  return files.map(({ name, stat }) => `${name}|${fileState(stat)}`).join('\n');
}
