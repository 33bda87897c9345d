import { l10n, window } from 'vscode';
import { asMessage } from '../plain-text.ts';
import type { Changed } from './change-configuration.ts';

/** Says what was changed, and offers to take it back or to look at it. */
export async function offerUndo({ document, range, undo }: Changed, said: string): Promise<void> {
  const [undoIt, show] = [l10n.t('Undo'), l10n.t('Show')];
  const chosen = await window.showInformationMessage(asMessage(said), undoIt, show);
  if (chosen === undoIt) await undo();
  else if (chosen === show) await window.showTextDocument(document, { selection: range });
}
