import { EventEmitter, type Disposable, type Event, type WorkspaceFolder } from 'vscode';
import type { FolderSummary } from '../../protocol/reader.ts';
import { localFolders } from './folders.ts';

/** A folder as it was last read, or why it could not be, and how long that took. */
export type Loaded = { readonly folder: WorkspaceFolder; readonly ms: number } & (
  | { readonly summary: FolderSummary }
  | { readonly failure: Error }
);

/** What the opened folders hold, read when somebody asks and kept until something changes. */
export interface Projects extends Disposable {
  /** Never rejects. */
  load(folder: WorkspaceFolder): Promise<Loaded>;
  /** What was read is out of date; nothing is read again before somebody asks. */
  invalidate(): void;
  /** Folders whose reading has ended, those that failed too. */
  loaded(): readonly Loaded[];
  /** Views should ask again. */
  readonly onDidChange: Event<void>;
  /** A folder was read, or could not be. */
  readonly onDidLoad: Event<Loaded>;
}

export function createProjects(read: (root: string) => Promise<FolderSummary>): Projects {
  const changed = new EventEmitter<void>();
  const ended = new EventEmitter<Loaded>();
  const asked = new Map<string, Promise<Loaded>>();
  const latest = new Map<string, Loaded>();
  const load = async (folder: WorkspaceFolder): Promise<Loaded> => {
    const result = await reading(folder, read);
    latest.set(folder.uri.toString(), result);
    ended.fire(result);
    return result;
  };
  return {
    load(folder) {
      const key = folder.uri.toString();
      const known = asked.get(key) ?? load(folder);
      asked.set(key, known);
      return known;
    },
    invalidate() {
      asked.clear();
      changed.fire();
    },
    loaded: () => localFolders().flatMap(({ uri }) => latest.get(uri.toString()) ?? []),
    onDidChange: changed.event,
    onDidLoad: ended.event,
    dispose() {
      changed.dispose();
      ended.dispose();
    },
  };
}

async function reading(folder: WorkspaceFolder, read: (root: string) => Promise<FolderSummary>): Promise<Loaded> {
  const started = performance.now();
  const ms = () => performance.now() - started;
  try {
    return { folder, summary: await read(folder.uri.fsPath), ms: ms() };
  } catch (error) {
    return { folder, ms: ms(), failure: error instanceof Error ? error : new Error(String(error)) };
  }
}
