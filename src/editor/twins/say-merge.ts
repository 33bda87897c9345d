import { l10n, window } from 'vscode';
import type { AnnotationEdit } from '../../protocol/annotations.ts';
import type { Reader } from '../node/reader.ts';
import { asMessage } from '../plain-text.ts';
import type { Projects } from '../projects/projects.ts';

export interface MergeParts {
  readonly reader: Pick<Reader, 'ask'>;
  readonly projects: Projects;
}

/** Keeps what a person said about pairs of records, and offers to take it back. */
export async function sayMerge(
  { reader, projects }: MergeParts,
  root: string,
  edits: readonly AnnotationEdit[],
  said: string,
): Promise<void> {
  const { ids, failure } = await reader.ask('annotate', { root, edits: [...edits] });
  projects.invalidate();
  if (failure !== undefined) void window.showErrorMessage(l10n.t('It could not be kept: {0}', failure));
  else void offerUndo({ reader, projects }, root, ids, said);
}

async function offerUndo({ reader, projects }: MergeParts, root: string, ids: readonly string[], said: string): Promise<void> {
  const undo = l10n.t('Undo');
  if ((await window.showInformationMessage(asMessage(said), undo)) !== undo) return;
  const { failure } = await reader.ask('undoAnnotation', { root, ids: [...ids] });
  projects.invalidate();
  if (failure !== undefined) void window.showErrorMessage(l10n.t('It could not be taken back: {0}', failure));
}
