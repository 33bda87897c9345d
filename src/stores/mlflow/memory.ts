import type { Cursor } from '../../core/ports/reader.ts';
import type { SqlFileState } from '../../core/ports/sql.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { cursorRecord } from '../cursor-record.ts';

/** What one list leaves for the next. */
export interface Memory {
  readonly state: SqlFileState;
  /** By native id, of all runs that were there. */
  readonly fingerprints: ReadonlyMap<string, number>;
  /** An unchanged file still has the problems it had. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Counts up when runs are read differently, so that what an older version remembers is not believed. */
const VERSION = 1;

export function memoryOf({ state, fingerprints, diagnostics }: Memory): Cursor {
  return JSON.stringify({ version: VERSION, state, ids: [...fingerprints.keys()], prints: [...fingerprints.values()], diagnostics });
}

/** Undefined for no cursor, and for one that this version did not write. */
export function remembered(cursor: Cursor | undefined): Memory | undefined {
  const written = cursorRecord(cursor);
  if (written?.version !== VERSION || typeof written.state !== 'string') return undefined;
  const { state, ids, prints, diagnostics } = written;
  if (!Array.isArray(ids) || !Array.isArray(prints) || !Array.isArray(diagnostics)) return undefined;
  return { state, fingerprints: new Map(ids.map((id, at) => [String(id), Number(prints[at])])), diagnostics: diagnostics as Diagnostic[] };
}
