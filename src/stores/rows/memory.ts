import type { Cursor } from '../../core/ports/reader.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { cursorRecord } from '../cursor-record.ts';

/** What one list leaves for the next. */
export interface Memory {
  /** The file as it was, and how it was to be read. */
  readonly state: string;
  /** Fingerprints by native id, of all runs that were there. */
  readonly prints: ReadonlyMap<string, string>;
  /** An unchanged file still has the problems it had. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Counts up when runs are read differently, so that what an older version remembers is not believed. */
const VERSION = 2;

export function memoryOf({ state, prints, diagnostics }: Memory): Cursor {
  return JSON.stringify({ version: VERSION, state, ids: [...prints.keys()], prints: [...prints.values()], diagnostics });
}

/** Undefined for a cursor that this version did not write. */
export function remembered(cursor: Cursor): Memory | undefined {
  const written = cursorRecord(cursor);
  if (written?.version !== VERSION || typeof written.state !== 'string') return undefined;
  const { state, ids, prints, diagnostics } = written;
  if (!Array.isArray(ids) || !Array.isArray(prints) || !Array.isArray(diagnostics)) return undefined;
  return { state, prints: new Map(ids.map((id, at) => [String(id), String(prints[at])])), diagnostics: diagnostics as Diagnostic[] };
}
