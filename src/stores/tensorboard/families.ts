import { above, lastPart } from '../folder-runs/paths.ts';

/** Names that Keras and others give to the folders of one training beside each other. */
const SPLITS: ReadonlySet<string> = new Set(['train', 'training', 'validation', 'val', 'valid', 'eval', 'evaluation', 'test']);
const TRAINING: ReadonlySet<string> = new Set(['train', 'training']);

/**
 * By name alone, which folders might belong to one run: those below a folder that has event files too, and `train` and `validation`
 * beside each other. A family's key is its topmost folder, which need not have event files.
 */
export function familiesOf(folders: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const splits = splitParents(folders);
  const families = new Map<string, string[]>();
  for (const folder of inOrder(folders)) {
    const key = topOf(folder, folders, splits);
    const family = families.get(key);
    if (family === undefined) families.set(key, [folder]);
    else family.push(folder);
  }
  return families;
}

/** Folders before those that are in them. */
function inOrder(folders: ReadonlySet<string>): readonly string[] {
  return [...folders].sort((a, b) => (a === '.' || (b !== '.' && a < b) ? -1 : 1));
}

function topOf(folder: string, folders: ReadonlySet<string>, splits: ReadonlySet<string>): string {
  let top = folder;
  for (let up = above(top); up !== undefined && (folders.has(up) || isSplitOf(top, up, splits)); up = above(top)) top = up;
  return top;
}

/** Folders of which `train` and another split are below: what Keras calls a log directory. */
export function splitParents(folders: ReadonlySet<string>): ReadonlySet<string> {
  const counts = new Map<string, { splits: number; training: boolean }>();
  for (const folder of folders) {
    const up = above(folder);
    const name = lastPart(folder);
    if (up === undefined || !SPLITS.has(name)) continue;
    const count = counts.get(up) ?? { splits: 0, training: false };
    counts.set(up, { splits: count.splits + 1, training: count.training || TRAINING.has(name) });
  }
  return new Set([...counts].filter(([, { splits, training }]) => splits > 1 && training).map(([path]) => path));
}

/** Whether a folder is a split of the run above it. */
export function isSplitOf(folder: string, up: string, splits: ReadonlySet<string>): boolean {
  return splits.has(up) && SPLITS.has(lastPart(folder));
}

export function isSplitName(name: string): boolean {
  return SPLITS.has(name);
}
