import { commands } from 'vscode';
import type { DiagnosticNode } from '../diagnostics/diagnostics-node.ts';
import { fileOf, placeOf } from '../projects/problems.ts';

/** Opens the file that a problem is about, at its place. */
export async function openProblem({ folder, problem }: DiagnosticNode): Promise<void> {
  const selection = problem.at && placeOf(problem.at);
  await commands.executeCommand('vscode.open', fileOf(folder.uri, problem), selection === undefined ? {} : { selection });
}
