import { fileState } from '../../core/ports/file-state.ts';
import type { FileStat } from '../../core/ports/files.ts';

/** What was made of files, kept until they change. */
export function reread<T>(make: (path: string) => T): (path: string, stat: FileStat) => T {
  const known = new Map<string, { readonly state: string; readonly made: T }>();
  return (path, stat) => {
    const state = fileState(stat);
    const before = known.get(path);
    if (before?.state === state) return before.made;
    const made = make(path);
    known.set(path, { state, made });
    return made;
  };
}
