import { isSplitName, splitParents } from './families.ts';
import type { FolderContent } from './folder-content.ts';
import { above, lastPart } from '../folder-runs/paths.ts';

/** A folder as a part of a run, with the names that its metrics have there. */
export interface Member {
  readonly folder: FolderContent;
  readonly nameOf: (tag: string) => string;
}

/**
 * Which folders are one run, by the run's path. TensorBoard shows each folder by itself, but a training that wrote several is one thing
 * to pay for:
 * - what `add_hparams` wrote into a folder of its own belongs to the run above, where that has one set of parameters;
 * - what `add_scalars` wrote, a folder per line of a chart, belongs to the run above: `loss_train` with the tag `loss` is `loss/train`;
 * - `train` and `validation` beside each other, or below a run, are one run: their tags begin with the name of the folder.
 */
export function runsOf(family: readonly FolderContent[]): ReadonlyMap<string, readonly Member[]> {
  const folders = new Map(family.map((folder) => [folder.path, folder]));
  const splits = splitParents(new Set(folders.keys()));
  const noted = withOneNote(family, folders);
  const placeOf = (folder: FolderContent): { readonly run: string; readonly nameOf: Member['nameOf'] } => {
    const up = above(folder.path);
    const nameOf = up === undefined ? undefined : nameInside(folder, up, folders.has(up), splits.has(up), noted);
    if (up === undefined || nameOf === undefined) return { run: folder.path, nameOf: same };
    const parent = folders.get(up);
    if (parent === undefined) return { run: up, nameOf };
    const outer = placeOf(parent);
    return { run: outer.run, nameOf: (tag) => outer.nameOf(nameOf(tag)) };
  };
  const runs = new Map<string, Member[]>();
  for (const folder of family) {
    const { run, nameOf } = placeOf(folder);
    const members = runs.get(run);
    if (members === undefined) runs.set(run, [{ folder, nameOf }]);
    else members.push({ folder, nameOf });
  }
  return withoutEmpty(runs, family);
}

function same(tag: string): string {
  return tag;
}

/** What the tags of a folder are called in the run above; undefined when it is a run of its own. */
function nameInside(
  folder: FolderContent,
  up: string,
  hasEvents: boolean,
  isSplitParent: boolean,
  noted: ReadonlySet<string>,
): Member['nameOf'] | undefined {
  const name = lastPart(folder.path);
  if (isSplitName(name) && (hasEvents || isSplitParent)) return (tag) => `${name}/${tag}`;
  if (!hasEvents) return undefined;
  if (folder.isNote) return noted.has(up) ? same : undefined;
  const line = lineOf(folder, name);
  return line === undefined ? undefined : (tag) => `${tag}/${line}`;
}

/** `train` for the folder `loss_train` that holds the tag `loss` alone. */
function lineOf({ metrics, params }: FolderContent, name: string): string | undefined {
  const [tag, ...others] = metrics.keys();
  if (tag === undefined || others.length > 0 || params.size > 0) return undefined;
  const start = `${tag.replaceAll('/', '_')}_`;
  return name.length > start.length && name.startsWith(start) ? name.slice(start.length) : undefined;
}

/** Folders below which all notes say the same: a sweep in one program leaves several, each a run of its own. */
function withOneNote(family: readonly FolderContent[], folders: ReadonlyMap<string, FolderContent>): ReadonlySet<string> {
  const params = new Map<string, Map<string, string> | 'differ'>();
  for (const { path, isNote, params: own } of family) {
    const up = above(path);
    if (!isNote || up === undefined) continue;
    const known = params.get(up) ?? new Map(folders.get(up)?.params);
    if (known === 'differ' || !agrees(known, own)) params.set(up, 'differ');
    else params.set(up, new Map([...known, ...own]));
  }
  return new Set([...params].filter(([, merged]) => merged !== 'differ').map(([path]) => path));
}

function agrees(known: ReadonlyMap<string, string>, own: ReadonlyMap<string, string>): boolean {
  return [...own].every(([key, value]) => (known.get(key) ?? value) === value);
}

/** A writer that only wrote notes leaves a folder with nothing in it above them. */
function withoutEmpty(
  runs: ReadonlyMap<string, readonly Member[]>,
  family: readonly FolderContent[],
): ReadonlyMap<string, readonly Member[]> {
  const notes = new Set(family.filter(({ isNote }) => isNote).map(({ path }) => above(path)));
  const isEmpty = ([path, members]: readonly [string, readonly Member[]]): boolean =>
    notes.has(path) && members.every(({ folder }) => folder.metrics.size === 0 && folder.params.size === 0);
  return new Map([...runs].filter((entry) => !isEmpty(entry)));
}
