import { Diagnostic, DiagnosticSeverity, Disposable, languages, Uri, window, workspace } from 'vscode';
import type { FindingRow } from '../../protocol/rows.ts';
import { placeOf, SOURCE } from '../projects/problems.ts';
import type { Projects } from '../projects/projects.ts';
import { isLocal } from '../projects/folders.ts';
import type { CheckedSelections, Selections } from './selections.ts';

/** What checking a decision found, at its place in the decision or its evidence. A decision that somebody looks at is checked. */
export function publishSelectionProblems(selections: Selections, projects: Projects): Disposable {
  const collection = languages.createDiagnosticCollection(`${SOURCE} selections`);
  const marked = new Map<string, readonly Uri[]>();
  const publish = ({ folder, rows }: CheckedSelections) => {
    const key = folder.uri.toString();
    for (const uri of marked.get(key) ?? []) collection.delete(uri);
    const byFile = new Map<string, Diagnostic[]>();
    for (const finding of rows.flatMap(({ findings }) => findings)) {
      const file = Uri.joinPath(folder.uri, finding.place.file).toString();
      byFile.set(file, [...(byFile.get(file) ?? []), diagnosticOf(finding)]);
    }
    for (const [file, diagnostics] of byFile) collection.set(Uri.parse(file), diagnostics);
    marked.set(
      key,
      [...byFile.keys()].map((file) => Uri.parse(file)),
    );
  };
  const checkShown = () => {
    const file = window.activeTextEditor?.document.uri;
    const folder = file && workspace.getWorkspaceFolder(file);
    if (folder !== undefined && isLocal(folder) && /model-selection(\.evidence\.jsonl|\.yaml)$/.test(file?.path ?? ''))
      void selections.of(folder);
  };
  checkShown();
  const listening = [selections.onDidCheck(publish), window.onDidChangeActiveTextEditor(checkShown), projects.onDidChange(checkShown)];
  return Disposable.from(collection, ...listening);
}

function diagnosticOf({ verdict, severity, message, place }: FindingRow): Diagnostic {
  const level = severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
  const diagnostic = new Diagnostic(placeOf(place), message, level);
  diagnostic.source = SOURCE;
  diagnostic.code = verdict;
  return diagnostic;
}
