import { l10n, workspace, WorkspaceEdit, type Memento, type Range, type Uri } from 'vscode';
import { plainOrQuoted } from '../../app/assist/plain.ts';
import { pickSku } from '../hardware/pick-sku.ts';
import type { Reader } from '../node/reader.ts';

/** Puts another SKU in the place of one that kneepoint.yaml names. */
export async function replaceSku(
  { reader, memory }: { readonly reader: Pick<Reader, 'ask'>; readonly memory: Memento },
  file: Uri,
  range: Range,
): Promise<void> {
  const folder = workspace.getWorkspaceFolder(file);
  if (folder === undefined) return;
  const { skus } = await reader.ask('vocabulary', { root: folder.uri.fsPath });
  const picked = await pickSku(skus, memory, l10n.t('Choose Another SKU'));
  if (picked === undefined) return;
  const edit = new WorkspaceEdit();
  edit.replace(file, range, plainOrQuoted(picked.sku));
  await workspace.applyEdit(edit);
}
