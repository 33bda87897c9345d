import { env } from 'vscode';
import type { DiagnosticsNode } from '../diagnostics/diagnostics-node.ts';
import { problemText } from '../projects/problems.ts';

/** Puts a problem on the clipboard, or all of a file. */
export async function copyProblem(node: DiagnosticsNode): Promise<void> {
  const problems = node.kind === 'file' ? node.problems : [node.problem];
  await env.clipboard.writeText(problems.map((problem) => `${problemText(problem)}\n`).join(''));
}
