import { EventEmitter, type Disposable, type Event, type WorkspaceFolder } from 'vscode';
import type { FolderSummary } from '../../protocol/reader.ts';
import { localFolders } from './folders.ts';

/** A folder as it was last read, or why it could not be, and how long that took: of all of it, or of what was named. */
export type Loaded = { readonly folder: WorkspaceFolder; readonly ms: number; readonly whole: boolean } & (
  | { readonly summary: FolderSummary }
  | { readonly failure: Error }
);

/** What the opened folders hold, read when somebody asks and kept until something changes. */
export interface Projects extends Disposable {
  /** Never rejects. */
  load(folder: WorkspaceFolder): Promise<Loaded>;
  /** What was read is out of date, all of it or what lies at these paths; nothing is read again before somebody asks. */
  invalidate(changed?: readonly string[]): void;
  /** Folders whose reading has ended, those that failed too. */
  loaded(): readonly Loaded[];
  /** Views should ask again. */
  readonly onDidChange: Event<void>;
  /** A folder was read, or could not be. */
  readonly onDidLoad: Event<Loaded>;
}

export function createProjects(read: (root: string, changed?: readonly string[]) => Promise<FolderSummary>): Projects {
  const changed = new EventEmitter<void>();
  const ended = new EventEmitter<Loaded>();
  const asked = new Map<string, Promise<Loaded>>();
  const latest = new Map<string, Loaded>();
  const news = createNews();
  const wholeLater = new Map<string, NodeJS.Timeout>();
  const load = async (folder: WorkspaceFolder): Promise<Loaded> => {
    const key = folder.uri.toString();
    const changed = news.take(key);
    const result = { ...(await reading(folder, (root) => read(root, changed))), whole: changed === undefined };
    // What a failed reading was to read is still unread.
    if ('failure' in result) news.forget(key);
    latest.set(key, result);
    clearTimeout(wholeLater.get(key));
    const again = 'summary' in result ? result.summary.readAgainAfterMs : undefined;
    if (again !== undefined) {
      wholeLater.set(
        key,
        setTimeout(() => invalidate(undefined), again),
      );
    }
    ended.fire(result);
    return result;
  };
  const invalidate = (paths?: readonly string[]): void => {
    news.add(paths);
    asked.clear();
    changed.fire();
  };
  return {
    load(folder) {
      const key = folder.uri.toString();
      const known = asked.get(key) ?? load(folder);
      asked.set(key, known);
      return known;
    },
    invalidate,
    loaded: () => localFolders().flatMap(({ uri }) => latest.get(uri.toString()) ?? []),
    onDidChange: changed.event,
    onDidLoad: ended.event,
    dispose() {
      for (const timer of wholeLater.values()) clearTimeout(timer);
      changed.dispose();
      ended.dispose();
    },
  };
}

/** The paths that changed since each folder was read last; undefined stands for anything. */
function createNews() {
  const since = new Map<string, Set<string> | undefined>();
  return {
    add(paths: readonly string[] | undefined) {
      for (const [key, known] of since) since.set(key, paths && known && new Set([...known, ...paths]));
    },
    take(key: string): readonly string[] | undefined {
      const changed = since.get(key);
      since.set(key, new Set());
      return changed && [...changed];
    },
    forget: (key: string) => since.set(key, undefined),
  };
}

async function reading(folder: WorkspaceFolder, read: (root: string) => Promise<FolderSummary>) {
  const started = performance.now();
  const ms = () => performance.now() - started;
  try {
    return { folder, summary: await read(folder.uri.fsPath), ms: ms() };
  } catch (error) {
    return { folder, ms: ms(), failure: error instanceof Error ? error : new Error(String(error)) };
  }
}
