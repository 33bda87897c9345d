import type { Cursor, RunChanges } from '../../core/ports/reader.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { type Run, runId, type StoreRef } from '../../core/runs/run.ts';
import { cursorOf, type FamilyMemory, type Memory, remembered } from './memory.ts';

/** Folders that may belong to one run, and therefore are read together. Paths are relative to the place, `.` for the place itself. */
export interface FolderFamily {
  readonly key: string;
  /** How each folder looks: another text when something in it was written. */
  readonly folders: ReadonlyMap<string, string>;
  /** Asked only when something looks different. */
  read(): FamilyRead;
}

export interface FamilyRead {
  readonly runs: readonly FamilyRun[];
  readonly diagnostics: readonly Diagnostic[];
  /** Something could not be read now: what was known of the family stays, and the next list tries again. */
  readonly partial?: boolean;
}

export interface FamilyRun {
  readonly nativeId: string;
  /** The folders that it is made of. */
  readonly folders: readonly string[];
  readonly run: () => Run;
}

/** What is new since a cursor. A family of which all folders look as they did is not read. */
export function listFolders(store: StoreRef, families: readonly FolderFamily[], cursor: Cursor | undefined): RunChanges {
  const before = remembered(cursor);
  const known = runStates(before);
  const changed: Run[] = [];
  const memory = new Map<string, FamilyMemory>();
  for (const { key, folders, read } of families) {
    const old = before.get(key);
    if (old !== undefined && isUnchanged(old.folders, folders)) {
      memory.set(key, old);
      continue;
    }
    const { runs, diagnostics, partial = false } = read();
    if (partial && old !== undefined) {
      memory.set(key, { folders: new Map(), runs: old.runs, diagnostics });
      continue;
    }
    const states = new Map(runs.map((found) => [found.nativeId, stateOf(found, folders)]));
    memory.set(key, { folders: partial ? new Map() : folders, runs: states, diagnostics });
    changed.push(...runs.filter(({ nativeId }) => known.get(nativeId) !== states.get(nativeId)).map(({ run }) => run()));
  }
  const present = runStates(memory);
  return {
    changed,
    removed: [...known.keys()].filter((nativeId) => !present.has(nativeId)).map((nativeId) => runId(store, nativeId)),
    cursor: cursorOf(memory),
    consistent: true,
    diagnostics: [...memory.values()].flatMap(({ diagnostics }) => diagnostics),
  };
}

function isUnchanged(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): boolean {
  return before.size === now.size && [...now].every(([path, state]) => before.get(path) === state);
}

/** With another folder in it, a run is in another state. */
function stateOf({ folders }: FamilyRun, states: ReadonlyMap<string, string>): string {
  return folders.map((path) => `${path}\n${states.get(path)}`).join('\n\n');
}

function runStates(memory: Memory): ReadonlyMap<string, string> {
  return new Map([...memory.values()].flatMap(({ runs }) => [...runs]));
}
