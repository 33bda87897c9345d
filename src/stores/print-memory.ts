import type { Cursor } from '../core/ports/reader.ts';
import type { Diagnostic } from '../core/runs/diagnostic.ts';
import { cursorRecord } from './cursor-record.ts';

/** What one list leaves for the next where runs are compared by fingerprints. */
export interface PrintMemory<Print extends string | number> {
  /** The file as it was. */
  readonly state: string;
  /** By native id, of all runs that were there. */
  readonly fingerprints: ReadonlyMap<string, Print>;
  /** An unchanged file still has the problems it had. */
  readonly diagnostics: readonly Diagnostic[];
}

/** `version` counts up when runs are read differently, so that what an older version remembers is not believed. */
export function printMemory<Print extends string | number>(version: number, print: (written: unknown) => Print) {
  return {
    memoryOf({ state, fingerprints, diagnostics }: PrintMemory<Print>): Cursor {
      return JSON.stringify({ version, state, ids: [...fingerprints.keys()], prints: [...fingerprints.values()], diagnostics });
    },
    /** Undefined for no cursor, and for one that this version did not write. */
    remembered(cursor: Cursor | undefined): PrintMemory<Print> | undefined {
      const written = cursorRecord(cursor);
      if (written?.['version'] !== version || typeof written['state'] !== 'string') return undefined;
      const { state, ids, prints, diagnostics } = written;
      if (!Array.isArray(ids) || !Array.isArray(prints) || !Array.isArray(diagnostics)) return undefined;
      const fingerprints = new Map(ids.map((id, at) => [String(id), print(prints[at])]));
      return { state, fingerprints, diagnostics: diagnostics as Diagnostic[] };
    },
  };
}
