import { fileState } from '../../core/ports/file-state.ts';
import { type FileEntry, FileError, type Files } from '../../core/ports/files.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { logOf, type RunFolder, runIdOf } from './folders.ts';
import { type LogCache, nothingIn } from './log-cache.ts';
import type { SeenFolder } from './memory.ts';
import { FILES, runFiles } from './run-files.ts';
import { type Session, sessionOf } from './session.ts';

/** A run folder as it is now. */
export interface FoundFolder extends SeenFolder {
  readonly folder: RunFolder;
  /** Why it cannot be looked into. */
  readonly fault?: string;
}

/** The folders by run id. A folder whose log is known is not listed again. */
export function bundled(
  folders: readonly RunFolder[],
  seen: ReadonlyMap<string, SeenFolder>,
  files: Files,
): ReadonlyMap<string, readonly FoundFolder[]> {
  const bundles = new Map<string, FoundFolder[]>();
  for (const folder of folders) {
    const found = asSeen(folder, seen.get(folder.name)?.log ?? null, files) ?? asListed(folder, files);
    const runId = runIdOf(folder.name, found.log ?? undefined);
    const bundle = bundles.get(runId);
    if (bundle === undefined) bundles.set(runId, [found]);
    else bundle.push(found);
  }
  return bundles;
}

function asSeen(folder: RunFolder, log: string | null, files: Files): FoundFolder | undefined {
  const print = log === null ? undefined : printOf(files, files.join(folder.path, log));
  return print === undefined ? undefined : { name: folder.name, log, folder, print };
}

/** A log that grows is the whole news of a run. Without one there are only the files. */
function asListed(folder: RunFolder, files: Files): FoundFolder {
  const { entries, fault } = entriesIn(folder, files);
  const logged = asSeen(folder, logOf(entries) ?? null, files);
  const prints = FILES.map((name) => printOf(files, files.join(folder.path, 'files', name)) ?? '-');
  return logged ?? { name: folder.name, log: null, folder, print: [fault, ...prints].join(' '), ...(fault !== undefined && { fault }) };
}

function entriesIn(folder: RunFolder, files: Files): { readonly entries: readonly FileEntry[]; readonly fault?: string } {
  try {
    return { entries: files.list(folder.path) };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { entries: [], fault: error.code };
  }
}

function printOf(files: Files, path: string): string | undefined {
  const stat = files.stat(path);
  return stat && fileState(stat);
}

export interface ReadBundle {
  readonly sessions: readonly Session[];
  readonly diagnostics: readonly Diagnostic[];
}

export function readBundle(runId: string, folders: readonly FoundFolder[], files: Files, cache: LogCache): ReadBundle {
  const sessions: Session[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { folder, log, fault } of folders) {
    const beside = runFiles(files, folder.path, folder.label);
    const { facts, problems } = log === null ? nothingIn(folder.label) : cache.read(folder, log);
    if (fault !== undefined) problems.report('file-unreadable', 'folder', { why: fault });
    const session = sessionOf(facts, { folder, log: log ?? undefined, runId, files: beside });
    if (session !== undefined) sessions.push(session);
    for (const each of [problems, ...beside.problems]) diagnostics.push(...each.all());
  }
  return { sessions, diagnostics };
}
