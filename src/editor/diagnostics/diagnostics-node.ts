import type { WorkspaceFolder } from 'vscode';
import type { ProblemRow } from '../../protocol/rows.ts';

export interface DiagnosticFileNode {
  readonly kind: 'file';
  readonly folder: WorkspaceFolder;
  /** As the problems name it. */
  readonly file: string;
  readonly problems: readonly ProblemRow[];
}

export interface DiagnosticNode {
  readonly kind: 'problem';
  readonly folder: WorkspaceFolder;
  readonly problem: ProblemRow;
  readonly at: number;
}

export type DiagnosticsNode = DiagnosticFileNode | DiagnosticNode;

const ORDER = ['error', 'warning', 'info'] as const;

/** A folder's problems and notes by file: those with the gravest first, then by name. */
export function byFile(folder: WorkspaceFolder, problems: readonly ProblemRow[]): readonly DiagnosticFileNode[] {
  const files = new Map<string, ProblemRow[]>();
  for (const problem of problems) files.set(problem.file, [...(files.get(problem.file) ?? []), problem]);
  const nodes = [...files].map(
    ([file, own]): DiagnosticFileNode => ({ kind: 'file', folder, file, problems: own.sort((a, b) => rank(a) - rank(b)) }),
  );
  return nodes.sort((a, b) => rank(a.problems[0]!) - rank(b.problems[0]!) || (a.file < b.file ? -1 : 1));
}

function rank({ severity }: ProblemRow): number {
  return ORDER.indexOf(severity);
}
