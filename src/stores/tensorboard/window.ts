import type { Files } from '../../core/ports/files.ts';
import { type Walk, walkOf } from './walk.ts';

/** A part of a file in memory, which moves along with whoever reads. */
export interface FileWindow {
  readonly walk: Walk;
  /** Has `length` bytes from `at` in memory and the walk at the first of them; false when the file ends before. */
  holds(at: number, length: number): boolean;
}

const LEAST = 64 * 1024;
const MOST = 1024 * 1024;

/** Reads on in ever larger parts; after a leap over something large in a small one, since another leap is likely. */
export function fileWindow(files: Files, path: string, size: number): FileWindow {
  const walk = walkOf(new Uint8Array(0));
  let start = 0;
  let part = LEAST;
  return {
    walk,
    holds(at, length) {
      const end = start + walk.bytes.length;
      if (at < start || at + length > end) {
        if (at + length > size) return false;
        part = at > end ? LEAST : Math.min(2 * part, MOST);
        const bytes = files.readBytes(path, at, Math.min(size, at + Math.max(length, part))) ?? new Uint8Array(0);
        Object.assign(walk, walkOf(bytes));
        start = at;
        if (bytes.length < length) return false;
      }
      walk.at = at - start;
      return true;
    },
  };
}
