import { Disposable, RelativePattern, workspace, type WorkspaceFolder } from 'vscode';

/** Calls when somebody, in whatever window, wrote about a folder's rows, and when writing has become possible. */
export function onAnnotations(folder: WorkspaceFolder, call: () => void): Disposable {
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '.kneepoint/{kneepoint.db,journal/**}'));
  return Disposable.from(
    watcher,
    watcher.onDidChange(call),
    watcher.onDidCreate(call),
    watcher.onDidDelete(call),
    workspace.onDidGrantWorkspaceTrust(call),
  );
}
