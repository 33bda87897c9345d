import { commands, env, FileType, l10n, Uri, window, workspace, type WorkspaceFolder } from 'vscode';
import { visible } from '../../core/text/visible.ts';
import type { Origins } from '../../protocol/table.ts';
import { fileAtCommit } from './git.ts';
import { recordedPaths } from './recorded-path.ts';

export type OriginKind = 'source' | 'commit' | 'artifact';

/**
 * Opens what a run comes from, and answers what there is to say about it. A run may say anything: only what lies in the folder is opened, and an
 * address is shown before anything is done with it.
 */
export function openOrigin(folder: WorkspaceFolder, origins: Origins, what: OriginKind): Promise<string | undefined> {
  return OPEN[what](folder, origins);
}

const OPEN: Readonly<Record<OriginKind, (folder: WorkspaceFolder, origins: Origins) => Promise<string | undefined>>> = {
  async source(folder, { source }) {
    if (source === undefined) return l10n.t('The run does not say what started it.');
    const found = await inFolder(folder, source.path);
    if (found?.type !== FileType.File) return l10n.t('{0} is not in this folder.', visible(source.path));
    await commands.executeCommand('vscode.open', found.uri);
    return undefined;
  },
  async commit(folder, { commit, source }) {
    if (commit === undefined || !/^[0-9a-f]{7,64}$/i.test(commit)) return l10n.t('The run does not say at which commit it ran.');
    const file = source === undefined ? undefined : await inFolder(folder, source.path);
    const then = file?.type === FileType.File ? await fileAtCommit(file.uri, commit) : undefined;
    if (file === undefined || then === undefined) {
      await env.clipboard.writeText(commit);
      return l10n.t('Copied commit {0}: the file as it was then is not in a Git repository here.', commit.slice(0, 10));
    }
    const name = workspace.asRelativePath(file.uri);
    await commands.executeCommand('vscode.diff', then, file.uri, l10n.t('{0} ({1} ↔ Working Tree)', name, commit.slice(0, 8)));
    return undefined;
  },
  async artifact(folder, { artifact }) {
    if (artifact === undefined) return l10n.t('The run does not say where its artifacts are.');
    const found = await inFolder(folder, artifact);
    if (found === undefined) return showAddress(artifact);
    await commands.executeCommand(found.type === FileType.File ? 'vscode.open' : 'revealInExplorer', found.uri);
    return undefined;
  },
};

async function inFolder(folder: WorkspaceFolder, recorded: string): Promise<{ readonly uri: Uri; readonly type: FileType } | undefined> {
  for (const path of recordedPaths(recorded, folder.uri.path)) {
    const uri = Uri.joinPath(folder.uri, path);
    const type = await workspace.fs.stat(uri).then(
      (stat) => stat.type & ~FileType.SymbolicLink,
      () => undefined,
    );
    if (type !== undefined) return { uri, type };
  }
  return undefined;
}

async function showAddress(address: string): Promise<undefined> {
  const [copy, open] = [l10n.t('Copy'), l10n.t('Open in Browser')];
  const mayOpen = workspace.isTrusted && /^https?:\/\/[^\s@]+$/i.test(address) && visible(address) === address;
  const message = l10n.t('The artifacts are not in this folder. The run says that they are at:');
  const chosen = await window.showInformationMessage(message, { modal: true, detail: visible(address) }, copy, ...(mayOpen ? [open] : []));
  if (chosen === copy) await env.clipboard.writeText(address);
  if (chosen === open) await env.openExternal(Uri.parse(address, true));
  return undefined;
}
