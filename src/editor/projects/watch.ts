import { Disposable, RelativePattern, Uri, workspace, type FileSystemWatcher } from 'vscode';
import { debounce, type Patience } from './debounce.ts';
import type { Projects } from './projects.ts';

const STORES = ['db', 'db3', 'sqlite', 'sqlite3'];
const PATTERNS = [
  // A store in WAL mode may change without its main file.
  `**/*.{${STORES.flatMap((store) => [store, `${store}-wal`, `${store}-journal`]).join(',')}}`,
  '**/kneepoint.yaml',
  '**/*model-selection.yaml',
  '**/*model-selection.evidence.jsonl',
];
const LEAST: Patience = { quietMs: 300, atMostMs: 2000 };

/** Invalidates what was read when files change: those of the workspace by name, and stores elsewhere that were named. */
export function watchProjects(projects: Projects): Disposable {
  // A large store that is written to all the time shall not keep a core busy: reading gets a tenth of the time.
  const patience = (): Patience => {
    const readingMs = projects.loaded().reduce((sum, { ms }) => sum + ms, 0);
    return { quietMs: Math.max(LEAST.quietMs, 2 * readingMs), atMostMs: Math.max(LEAST.atMostMs, 10 * readingMs) };
  };
  const calm = debounce(() => projects.invalidate(), patience);
  const changed = () => calm.call();
  const inside = PATTERNS.map((pattern) => follow(pattern, changed));
  const outside = new Map<string, Disposable>();
  const onLoad = projects.onDidLoad((loaded) => {
    if (!('summary' in loaded)) return;
    for (const path of loaded.summary.watch) {
      if (outside.has(path) || workspace.getWorkspaceFolder(Uri.file(path)) !== undefined) continue;
      outside.set(path, follow(new RelativePattern(Uri.joinPath(Uri.file(path), '..'), baseName(path)), changed));
    }
  });
  return Disposable.from(...inside, onLoad, calm, new Disposable(() => Disposable.from(...outside.values()).dispose()));
}

function follow(pattern: string | RelativePattern, changed: () => void): Disposable {
  const watcher: FileSystemWatcher = workspace.createFileSystemWatcher(pattern);
  return Disposable.from(watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(changed));
}

function baseName(path: string): string {
  return Uri.file(path).path.split('/').at(-1) ?? path;
}
