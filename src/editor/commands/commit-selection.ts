import { l10n, window, workspace } from 'vscode';
import { mayWrite } from '../configuration/change-configuration.ts';
import type { Log } from '../log.ts';
import { asMessage } from '../plain-text.ts';
import { offerCommit } from '../selecting/commit-selection.ts';
import type { SelectionNode } from '../selections/selections-node.ts';
import { lookOf, verdictOf } from '../selections/verdict.ts';

/** Commits a decision that is written already, with its evidence and nothing else. Git is asked only now: a tree that did would start it for each row. */
export async function commitSelection({ row }: SelectionNode, log: Log): Promise<void> {
  if (!(await mayWrite(l10n.t('This workspace is in Restricted Mode: git is not started before you trust it.')))) return;
  const { file, evidence, message, path } = row;
  if (evidence === undefined || message === undefined) {
    void window.showWarningMessage(
      asMessage(l10n.t('{0} cannot be read, or its evidence is missing: mend it as the Problems view says, then commit it.', path)),
    );
    return;
  }
  const files = [file, evidence];
  const unsaved = workspace.textDocuments.find(({ uri, isDirty }) => isDirty && files.includes(uri.fsPath));
  if (unsaved !== undefined) {
    await window.showTextDocument(unsaved);
    void window.showWarningMessage(
      asMessage(
        l10n.t('{0} has edits that are not saved: save or revert them, then commit.', workspace.asRelativePath(unsaved.uri, false)),
      ),
    );
    return;
  }
  const names = files.map((one) => workspace.asRelativePath(one, false));
  const said = l10n.t('{0}: {1}', path, lookOf(verdictOf(row.findings)).meaning);
  await offerCommit({ title: l10n.t('Commit Selection'), files, names, message, said }, log);
}
