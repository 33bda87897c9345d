import type { WorkspaceFolder } from 'vscode';
import type { Loaded } from '../projects/projects.ts';
import type { ExperimentRow, ProblemRow, RunRow, StoreRow } from '../../protocol/rows.ts';

interface InFolder {
  readonly folder: WorkspaceFolder;
}

export type FolderNode = InFolder & { readonly kind: 'folder'; readonly loaded: Loaded | 'not-local' };
export type StoreNode = InFolder & { readonly kind: 'store'; readonly row: StoreRow; readonly alone: boolean };
export type ExperimentNode = InFolder & {
  readonly kind: 'experiment';
  readonly row: ExperimentRow;
  readonly store: string;
  readonly alone: boolean;
};
export type RunNode = InFolder & { readonly kind: 'run'; readonly row: RunRow };
/** The runs that a long list does not show yet. */
export type MoreNode = InFolder & {
  readonly kind: 'more';
  readonly below: ExperimentNode | RunNode;
  readonly shown: number;
  readonly total: number;
};
export type ProblemsNode = InFolder & { readonly kind: 'problems'; readonly problems: readonly ProblemRow[] };
export type ProblemNode = InFolder & { readonly kind: 'problem'; readonly problem: ProblemRow; readonly at: number };
export type FailureNode = InFolder & { readonly kind: 'failure'; readonly message: string };

export type RunsNode = FolderNode | StoreNode | ExperimentNode | RunNode | MoreNode | ProblemsNode | ProblemNode | FailureNode;

/** Stable over refreshes, so that expansion and selection stay. */
export function nodeId(node: RunsNode): string {
  const folder = node.folder.uri.toString();
  switch (node.kind) {
    case 'store':
      return `store ${folder} ${node.row.key}`;
    case 'experiment':
      return `experiment ${folder} ${node.store} ${node.row.id}`;
    case 'run':
      return `run ${folder} ${node.row.id}`;
    case 'more':
      return `more ${nodeId(node.below)}`;
    case 'problem':
      return `problem ${folder} ${node.at}`;
    case 'folder':
    case 'problems':
    case 'failure':
      return `${node.kind} ${folder}`;
  }
}
