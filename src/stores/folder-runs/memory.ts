import type { Cursor } from '../../core/ports/reader.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { cursorRecord } from '../cursor-record.ts';

/** What one list leaves for the next about folders that belong together. */
export interface FamilyMemory {
  /** How each folder looked. */
  readonly folders: ReadonlyMap<string, string>;
  /** Of each run, how its folders looked. */
  readonly runs: ReadonlyMap<string, string>;
  /** Unchanged files still have the problems that they had. */
  readonly diagnostics: readonly Diagnostic[];
}

/** By the key of the family. */
export type Memory = ReadonlyMap<string, FamilyMemory>;

/** Counts up when runs are read differently, so that what an older version remembers is not believed. */
const VERSION = 1;

export function cursorOf(memory: Memory): Cursor {
  const families = [...memory].map(([key, { folders, runs, diagnostics }]) => [key, [...folders], [...runs], diagnostics]);
  return JSON.stringify({ version: VERSION, families });
}

/** Empty for no cursor, and for one that this version did not write. */
export function remembered(cursor: Cursor | undefined): Memory {
  const written = cursorRecord(cursor);
  if (written?.version !== VERSION || !Array.isArray(written.families)) return new Map();
  const families = written.families.map(familyOf);
  return families.includes(undefined) ? new Map() : new Map(families as [string, FamilyMemory][]);
}

function familyOf(written: unknown): [string, FamilyMemory] | undefined {
  if (!Array.isArray(written)) return undefined;
  const [key, folders, runs, diagnostics] = written as unknown[];
  if (typeof key !== 'string' || !isTexts(folders) || !isTexts(runs) || !Array.isArray(diagnostics)) return undefined;
  return [key, { folders: new Map(folders), runs: new Map(runs), diagnostics: diagnostics as Diagnostic[] }];
}

function isTexts(value: unknown): value is [string, string][] {
  return (
    Array.isArray(value) &&
    value.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((text) => typeof text === 'string'))
  );
}
