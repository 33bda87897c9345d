import type { Cursor, RunChanges } from '../core/ports/reader.ts';
import { once } from './once.ts';

/** Fingerprinting takes a while, so it waits until somebody wants to continue from here. */
export function withCursor(answer: Omit<RunChanges, 'cursor'>, compute: () => Cursor): RunChanges {
  const cursor = once(compute);
  return {
    ...answer,
    get cursor() {
      return cursor();
    },
  };
}
