import { posix } from 'node:path';
import type { FileDigests } from '../../src/core/ports/digest.ts';
import type { DurableFiles, FileEntry, Files, FileStat } from '../../src/core/ports/files.ts';
import { sha256 } from './facts.ts';

/** A file system in a map from absolute path to text, with `/` between parts. */
export function memoryFiles(content: Record<string, string>): Files & DurableFiles & { readonly content: Record<string, string> } {
  const isFolder = (path: string) => Object.keys(content).some((file) => file.startsWith(`${path}/`));
  return {
    content,
    readText: (path) => content[path],
    readBytes: (path, start, end) => (content[path] === undefined ? undefined : Buffer.from(content[path], 'utf8').subarray(start, end)),
    list: (folder) => entriesOf(Object.keys(content), folder),
    stat: (path) => (content[path] !== undefined ? statOf(content[path]) : isFolder(path) ? { ...statOf(''), kind: 'folder' } : undefined),
    exists: (path) => path in content || isFolder(path),
    join: posix.join,
    relative: posix.relative,
    resolve: posix.resolve,
    replace(path, text) {
      content[path] = text;
    },
  };
}

/** Digests of what lies in such a file system. */
export function memoryDigests({ content }: ReturnType<typeof memoryFiles>, mostBytes = Number.POSITIVE_INFINITY): FileDigests {
  return {
    mostBytes,
    of(path) {
      const text = content[path];
      return text === undefined ? undefined : { bytes: Buffer.byteLength(text), sha256: sha256(text) };
    },
  };
}

/** Its inode is its content: a change shows whether or not the clock moved. */
function statOf(text: string): FileStat {
  return { kind: 'file', bytes: Buffer.byteLength(text), modifiedAt: 0, changedAt: 0, inode: text };
}

function entriesOf(paths: readonly string[], folder: string): readonly FileEntry[] {
  const names = new Map<string, FileEntry>();
  for (const path of paths.filter((one) => one.startsWith(`${folder}/`))) {
    const [name = '', ...rest] = path.slice(folder.length + 1).split('/');
    names.set(name, { name, kind: rest.length === 0 ? 'file' : 'folder' });
  }
  return [...names.values()];
}
