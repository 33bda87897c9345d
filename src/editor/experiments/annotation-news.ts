import { Disposable, Uri, workspace, type WorkspaceFolder } from 'vscode';
import { watchNewFolder } from '../node/watch-new-folder.ts';

/** Calls when somebody, in whatever window, wrote about a folder's rows, and when writing has become possible. */
export function onAnnotations(folder: WorkspaceFolder, call: () => void): Disposable {
  const own = Uri.joinPath(folder.uri, '.kneepoint', 'journal');
  return Disposable.from(watchNewFolder(own.fsPath, folder.uri.fsPath, call), workspace.onDidGrantWorkspaceTrust(call));
}
