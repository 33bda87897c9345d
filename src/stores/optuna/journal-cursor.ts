import type { Cursor } from '../../core/ports/reader.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { cursorRecord } from '../cursor-record.ts';

/** What one list of a journal leaves for the next. */
export interface JournalMemory {
  readonly file: string;
  /** Up to where the file had been read, and what stood before. */
  readonly offset: number;
  readonly tail: number;
  /** Ids of all trials that were there, ascending. */
  readonly trials: readonly number[];
  /** An unchanged file still has the problems it had. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Counts up when trials are read differently, so that what an older version remembers is not believed. */
const VERSION = 1;

export function journalMemory({ trials, ...memory }: JournalMemory): Cursor {
  return JSON.stringify({ version: VERSION, journal: true, ...memory, trials: rangesOf(trials) });
}

/** Undefined for no cursor, and for one that this version did not write. */
export function rememberedJournal(cursor: Cursor | undefined): JournalMemory | undefined {
  const written = cursorRecord(cursor);
  if (written?.version !== VERSION || written.journal !== true) return undefined;
  const { file, offset, tail, trials, diagnostics } = written;
  if (typeof file !== 'string' || !isOffset(offset) || typeof tail !== 'number') return undefined;
  const ids = idsOf(trials);
  return ids !== undefined && Array.isArray(diagnostics)
    ? { file, offset, tail, trials: ids, diagnostics: diagnostics as Diagnostic[] }
    : undefined;
}

/** Nearly all ids from 0 on, so first and last of each run of them. */
function rangesOf(ids: readonly number[]): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const id of ids) {
    const last = ranges.at(-1);
    if (last?.[1] === id - 1) last[1] = id;
    else ranges.push([id, id]);
  }
  return ranges;
}

/** No journal that can be read has more trials; a cursor is foreign until parsed. */
const MOST_TRIALS = 10_000_000;

function idsOf(ranges: unknown): readonly number[] | undefined {
  if (!Array.isArray(ranges)) return undefined;
  const ids: number[] = [];
  for (const range of ranges) {
    if (!isRange(range) || range[0] <= (ids.at(-1) ?? -1)) return undefined;
    for (let id = range[0]; id <= range[1]; id++) ids.push(id);
  }
  return ids;
}

function isRange(value: unknown): value is readonly [number, number] {
  if (!Array.isArray(value)) return false;
  const [first, last] = value as unknown[];
  return isOffset(first) && isOffset(last) && first <= last && last < MOST_TRIALS;
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
