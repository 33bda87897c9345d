import { posix } from 'node:path';
import type { DurableFiles, FileEntry, Files } from '../../src/core/ports/files.ts';

/** A file system in a map from absolute path to text, with `/` between parts. */
export function memoryFiles(content: Record<string, string>): Files & DurableFiles & { readonly content: Record<string, string> } {
  return {
    content,
    readText: (path) => content[path],
    list: (folder) => entriesOf(Object.keys(content), folder),
    exists: (path) => path in content || Object.keys(content).some((file) => file.startsWith(`${path}/`)),
    join: posix.join,
    relative: posix.relative,
    resolve: posix.resolve,
    replace(path, text) {
      content[path] = text;
    },
  };
}

function entriesOf(paths: readonly string[], folder: string): readonly FileEntry[] {
  const names = new Map<string, FileEntry>();
  for (const path of paths.filter((one) => one.startsWith(`${folder}/`))) {
    const [name = '', ...rest] = path.slice(folder.length + 1).split('/');
    names.set(name, { name, kind: rest.length === 0 ? 'file' : 'folder' });
  }
  return [...names.values()];
}
