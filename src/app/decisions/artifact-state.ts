import { FileError, type FileEntry } from '../../core/ports/files.ts';
import type { Ports } from '../ports.ts';

/** Files and folders of one artefact; more make a data set, not a model. */
const MOST_ENTRIES = 10_000;

/** An artefact as it lies in the project now, or why nothing can be said of it. */
export type ArtifactState =
  | { readonly digest: string }
  | { readonly none: 'absent' | 'holds-links' | 'too-many-files' | 'too-large' | 'unreadable' };

type ArtifactPorts = Pick<Ports, 'files' | 'sha256' | 'digests'>;

/**
 * The digest of a file, or of all files of a folder: SHA-256 of a line `<path>\t<bytes>\t<sha256>` for each, in the order of the paths.
 * Links are not followed: what they lead to may change unseen, so that an artefact with links has no digest.
 */
export function artifactState(root: string, place: string, ports: ArtifactPorts): ArtifactState {
  try {
    const kind = kindOf(root, place, ports);
    if (kind === undefined) return { none: 'absent' };
    if (kind === 'other') return { none: 'holds-links' };
    const path = ports.files.resolve(root, place);
    const found = kind === 'file' ? [{ path, name: place.slice(place.lastIndexOf('/') + 1) }] : filesBelow(path, ports);
    return 'none' in found ? found : digestOf(found, ports);
  } catch (error) {
    if (error instanceof FileError) return { none: error.code === 'not-a-file' ? 'holds-links' : 'unreadable' };
    throw error;
  }
}

/** What lies at a place, no link on the way to it being followed. */
function kindOf(root: string, place: string, { files }: ArtifactPorts): FileEntry['kind'] | undefined {
  let folder = root;
  let kind: FileEntry['kind'] | undefined = 'folder';
  for (const part of place.split('/')) {
    if (kind !== 'folder') return kind === 'other' ? kind : undefined;
    kind = files.list(folder).find(({ name }) => name === part)?.kind;
    folder = files.join(folder, part);
  }
  return kind;
}

interface Found {
  readonly path: string;
  /** Relative to the artefact, with `/`. */
  readonly name: string;
}

function filesBelow(top: string, { files }: ArtifactPorts): readonly Found[] | Extract<ArtifactState, { none: string }> {
  const found: Found[] = [];
  const folders: Found[] = [{ path: top, name: '' }];
  let seen = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const { name, kind } of files.list(folder.path)) {
      if (++seen > MOST_ENTRIES) return { none: 'too-many-files' };
      if (kind === 'other') return { none: 'holds-links' };
      const entry = { path: files.join(folder.path, name), name: `${folder.name}${name}` };
      if (kind === 'file') found.push(entry);
      else folders.push({ ...entry, name: `${entry.name}/` });
    }
  }
  return found;
}

function digestOf(found: readonly Found[], { files, digests, sha256 }: ArtifactPorts): ArtifactState {
  // A folder without files is what is left of one.
  if (found.length === 0) return { none: 'absent' };
  if (found.reduce((sum, { path }) => sum + (files.stat(path)?.bytes ?? 0), 0) > digests.mostBytes) return { none: 'too-large' };
  const lines = found.map(({ path, name }) => ({ name, digest: digests.of(path) }));
  const text = lines
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, digest }) => {
      // What went away in the meantime has no line.
      return digest === undefined ? '' : `${escaped(name)}\t${digest.bytes}\t${digest.sha256}\n`;
    });
  return { digest: `sha256:${sha256(text.join(''))}` };
}

/** A name cannot end its line. */
function escaped(name: string): string {
  return name.replace(/[\\\t\n\r]/g, (mark) => `\\x${mark.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
