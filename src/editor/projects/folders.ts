import { workspace, type WorkspaceFolder } from 'vscode';

/** Folders whose files lie on the machine that the extension runs on; stores are read as files, not through VS Code. */
export function localFolders(): readonly WorkspaceFolder[] {
  return (workspace.workspaceFolders ?? []).filter(isLocal);
}

export function isLocal({ uri }: Pick<WorkspaceFolder, 'uri'>): boolean {
  return uri.scheme === 'file';
}
