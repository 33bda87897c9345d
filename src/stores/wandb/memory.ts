import { isRecord } from '../../core/record/is-record.ts';
import type { Cursor } from '../../core/ports/reader.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { cursorRecord } from '../cursor-record.ts';

/** A run folder as it was when it was read. */
export interface SeenFolder {
  readonly name: string;
  /** The log's own name, so that an unchanged folder is not even listed. */
  readonly log: string | null;
  readonly print: string;
}

/** All folders of one run id: they are read together, because together they make runs. */
export interface SeenBundle {
  readonly runId: string;
  readonly folders: readonly SeenFolder[];
  /** Native ids with, for a run that has not ended, its last sign of life. */
  readonly runs: readonly (readonly [nativeId: string, openSince: number | null])[];
  readonly newest: number;
  /** Unchanged files still have the problems they had. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Counts up when runs are read differently, so that what an older version remembers is not believed. */
const VERSION = 1;

export function memoryOf(bundles: readonly SeenBundle[]): Cursor {
  return JSON.stringify({ version: VERSION, bundles });
}

/** Nothing for no cursor, and for one that this version did not write. */
export function remembered(cursor: Cursor | undefined): readonly SeenBundle[] {
  const { version, bundles } = cursorRecord(cursor) ?? {};
  if (version !== VERSION || !Array.isArray(bundles)) return [];
  return bundles.every(isBundle) ? bundles : [];
}

function isBundle(value: unknown): value is SeenBundle {
  if (!isRecord(value)) return false;
  const { runId, folders, runs, newest, diagnostics } = value;
  return (
    typeof runId === 'string' &&
    typeof newest === 'number' &&
    Array.isArray(diagnostics) &&
    Array.isArray(folders) &&
    folders.every((folder) => isRecord(folder) && typeof folder['name'] === 'string' && typeof folder['print'] === 'string') &&
    Array.isArray(runs) &&
    runs.every((run) => Array.isArray(run) && typeof run[0] === 'string')
  );
}
