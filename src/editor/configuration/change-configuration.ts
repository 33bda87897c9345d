import { commands, l10n, Range, Uri, window, workspace, WorkspaceEdit, type TextDocument, type WorkspaceFolder } from 'vscode';
import type { ConfigurationChange } from '../../protocol/configuration.ts';
import { asMessage } from '../plain-text.ts';
import type { Reader } from '../node/reader.ts';
import { isThere } from './is-there.ts';

export interface Changed {
  readonly document: TextDocument;
  /** What was put in. */
  readonly range: Range;
  /** Puts the text back as it was, while nobody changed it since. */
  readonly undo: () => Promise<void>;
}

/** True where files may be written; says so where they may not: `restricted` is the sentence. */
export async function mayWrite(
  restricted = l10n.t('This workspace is in Restricted Mode: kneepoint.yaml is read, and not written before you trust it.'),
): Promise<boolean> {
  if (workspace.isTrusted) return true;
  const manage = l10n.t('Manage Workspace Trust');
  if ((await window.showInformationMessage(restricted, manage)) === manage) await commands.executeCommand('workbench.trust.manage');
  return false;
}

/** Makes a folder's kneepoint.yaml say something more, in one edit that *Undo* takes back. Saves it unless it had unsaved edits or `review` wants a look. */
export async function changeConfiguration(
  folder: WorkspaceFolder,
  change: ConfigurationChange,
  { reader, review = false }: { readonly reader: Pick<Reader, 'ask'>; readonly review?: boolean },
): Promise<Changed | undefined> {
  const file = Uri.joinPath(folder.uri, 'kneepoint.yaml');
  const isNew = !(await isThere(file));
  const document = await openConfigurationFile(file, { isNew, review });
  const saves = !review && !document.isDirty;
  const made = await edited(document, change, reader);
  if ('fault' in made) {
    if (isNew) await removeEmpty(document);
    else await window.showTextDocument(document);
    void window.showErrorMessage(l10n.t('kneepoint.yaml could not be changed: {0}', asMessage(made.fault)));
    return undefined;
  }
  const { before, range } = made;
  // Somebody else wrote the file meanwhile: VS Code asks there what shall hold.
  if (saves && !(await document.save())) await window.showTextDocument(document);
  const after = document.getText();
  const undo = async () => {
    if (document.getText() !== after) return;
    await replace(document, new Range(document.positionAt(0), document.positionAt(after.length)), before);
    if (saves) await document.save();
    if (isNew) await removeEmpty(document);
  };
  return { document, range, undo };
}

const MOST_TRIES = 3;

/** A document that changes between the question and its answer is asked about again. */
async function edited(
  document: TextDocument,
  change: ConfigurationChange,
  reader: Pick<Reader, 'ask'>,
  tries = MOST_TRIES,
): Promise<{ readonly before: string; readonly range: Range } | { readonly fault: string }> {
  const before = document.getText();
  const answer = await reader.ask('editConfiguration', { text: before, change });
  if ('fault' in answer) return answer;
  const { offset, length, text } = answer.edit;
  const isSame = document.getText() === before;
  const place = new Range(document.positionAt(offset), document.positionAt(offset + length));
  if (isSame && (await replace(document, place, text))) {
    return { before, range: new Range(document.positionAt(offset), document.positionAt(offset + text.length)) };
  }
  return tries > 1 ? edited(document, change, reader, tries - 1) : { fault: l10n.t('it changes all the time') };
}

/** One that is not there yet begins empty; for a look it becomes a file when a person saves it. */
async function openConfigurationFile(
  file: Uri,
  { isNew, review }: { readonly isNew: boolean; readonly review: boolean },
): Promise<TextDocument> {
  if (!isNew) return workspace.openTextDocument(file);
  if (review) return workspace.openTextDocument(file.with({ scheme: 'untitled' }));
  const edit = new WorkspaceEdit();
  edit.createFile(file, { ignoreIfExists: true });
  await workspace.applyEdit(edit);
  return workspace.openTextDocument(file);
}

/** Takes back a file that was made for an edit; what somebody else put there meanwhile stays. */
async function removeEmpty({ uri, isDirty }: TextDocument): Promise<void> {
  if (uri.scheme === 'untitled' || isDirty || !(await isThere(uri))) return;
  if ((await workspace.fs.readFile(uri)).length === 0) await workspace.fs.delete(uri);
}

async function replace(document: TextDocument, range: Range, text: string): Promise<boolean> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, range, text);
  return workspace.applyEdit(edit);
}
