import { l10n, Position, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { isThere } from '../configuration/is-there.ts';
import { CONFIGURATION_DRAFT } from './configuration-draft.ts';
import { chooseFolder } from './choose-folder.ts';

/** Opens a folder's kneepoint.yaml; where there is none, drafts one that exists when a person saves it. */
export async function openConfiguration(named: Uri | string | undefined): Promise<void> {
  const folder = await chooseFolder(named);
  if (folder === undefined) return;
  const file = Uri.joinPath(folder.uri, 'kneepoint.yaml');
  if (await isThere(file)) {
    await window.showTextDocument(file);
    return;
  }
  const draftIt = l10n.t('Draft One');
  const detail = l10n.t('A draft has examples as comments. It becomes a file when you save it.');
  const chosen = await window.showInformationMessage(
    l10n.t('{0} has no kneepoint.yaml yet.', folder.name),
    { modal: true, detail },
    draftIt,
  );
  if (chosen === draftIt) await draft(file.with({ scheme: 'untitled' }));
}

async function draft(file: Uri): Promise<void> {
  const document = await workspace.openTextDocument(file);
  if (document.getText() === '') {
    const edit = new WorkspaceEdit();
    edit.insert(file, new Position(0, 0), CONFIGURATION_DRAFT);
    await workspace.applyEdit(edit);
  }
  await window.showTextDocument(document);
}
