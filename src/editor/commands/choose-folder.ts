import { l10n, Uri, window, workspace, type WorkspaceFolder } from 'vscode';
import { localFolders } from '../projects/folders.ts';

/** The folder that was named, else the only one, else the one that a person picks; undefined when nobody picks. */
export async function chooseFolder(named: unknown): Promise<WorkspaceFolder | undefined> {
  const folders = localFolders();
  const uri = typeof named === 'string' ? Uri.parse(named) : named instanceof Uri ? named : undefined;
  const known = uri === undefined ? undefined : workspace.getWorkspaceFolder(uri);
  if (known !== undefined || folders.length <= 1) return known ?? folders[0];
  const items = folders.map((folder) => ({ label: folder.name, description: folder.uri.fsPath, folder }));
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('Which folder?') });
  return picked?.folder;
}
