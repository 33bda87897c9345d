import { l10n, window } from 'vscode';
import { changeConfiguration, mayWrite } from '../configuration/change-configuration.ts';
import { offerUndo } from '../configuration/offer-undo.ts';
import type { DiagnosticNode } from '../diagnostics/diagnostics-node.ts';
import type { Reader } from '../node/reader.ts';

interface NameTableParts {
  readonly reader: Pick<Reader, 'ask'>;
}

/** Puts a table with what its columns seem to mean into kneepoint.yaml, for a person to look at and save. */
export async function readTable({ reader }: NameTableParts, { folder, problem }: DiagnosticNode): Promise<void> {
  const map = problem.args?.['map'];
  if (!(await mayWrite()) || typeof map !== 'string') return;
  const changed = await changeConfiguration(folder, { kind: 'store', path: problem.file, map }, { reader, review: true });
  if (changed !== undefined) await window.showTextDocument(changed.document, { selection: changed.range });
}

/** Says in kneepoint.yaml that a file is no table of runs. */
export async function ignoreTable({ reader }: NameTableParts, { folder, problem }: DiagnosticNode): Promise<void> {
  if (!(await mayWrite())) return;
  const changed = await changeConfiguration(folder, { kind: 'store', path: problem.file }, { reader });
  if (changed !== undefined) void offerUndo(changed, l10n.t('kneepoint.yaml: {0} is no table of runs.', problem.file));
}
