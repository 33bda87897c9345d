import { Disposable, RelativePattern, Uri, workspace, type FileSystemWatcher } from 'vscode';
import { debounce, type Patience } from './debounce.ts';
import type { Projects } from './projects.ts';
import { isNamedLikeStore, STORE_PATTERNS } from './store-patterns.ts';

const DECISIONS = ['**/*model-selection.yaml', '**/*model-selection.evidence.jsonl'];
const LEAST: Patience = { quietMs: 300, atMostMs: 2000 };
/** A commit of a database is several changes of its files. */
const RESTED: Patience = { quietMs: 100, atMostMs: 500 };

/** Invalidates what was read when files change: those of the workspace that have a store's name, and by their paths what the projects name besides. */
export function watchProjects(projects: Projects): Disposable {
  let readAt = Number.NEGATIVE_INFINITY;
  const namedMs = new Map<string, number>();
  // A large store that is written to all the time shall not keep a core busy: reading gets a tenth of the time.
  const patience = (): Patience => {
    const readingMs = [...namedMs.values()].reduce((sum, ms) => sum + ms, 0);
    if (performance.now() - readAt > 10 * readingMs) return RESTED;
    return { quietMs: Math.max(LEAST.quietMs, 2 * readingMs), atMostMs: Math.max(LEAST.atMostMs, 10 * readingMs) };
  };
  const seen = new Set<string>();
  const calm = debounce(() => {
    const paths = [...seen];
    seen.clear();
    projects.invalidate(paths);
  }, patience);
  const changed = ({ path, fsPath }: Uri) => {
    // What people wrote is no store, though it has a database.
    if (path.includes('/.kneepoint/')) return;
    seen.add(fsPath);
    calm.call();
  };
  const inside = [
    ...STORE_PATTERNS.map((pattern) => follow(pattern, changed)),
    ...DECISIONS.map((pattern) => follow(pattern, () => calm.call())),
  ];
  const named = new Map<string, Disposable | undefined>();
  const onLoad = projects.onDidLoad((loaded) => {
    readAt = performance.now();
    if (!loaded.whole) namedMs.set(loaded.folder.uri.toString(), loaded.ms);
    if (!('summary' in loaded)) return;
    for (const path of loaded.summary.watch) {
      if (named.has(path)) continue;
      const isFollowed = isNamedLikeStore(path) && workspace.getWorkspaceFolder(Uri.file(path)) !== undefined;
      named.set(path, isFollowed ? undefined : followPath(path, changed));
    }
  });
  return Disposable.from(...inside, onLoad, calm, new Disposable(() => named.forEach((one) => one?.dispose())));
}

/** The path itself, and when it is a folder all that is below it. */
function followPath(path: string, changed: (uri: Uri) => void): Disposable {
  const itself = follow(new RelativePattern(Uri.joinPath(Uri.file(path), '..'), baseName(path)), changed);
  return Disposable.from(itself, follow(new RelativePattern(Uri.file(path), '**'), changed));
}

function follow(pattern: string | RelativePattern, changed: (uri: Uri) => void): Disposable {
  const watcher: FileSystemWatcher = workspace.createFileSystemWatcher(pattern);
  return Disposable.from(watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(changed));
}

function baseName(path: string): string {
  return Uri.file(path).path.split('/').at(-1) ?? path;
}
