import type { WorkspaceFolder } from 'vscode';
import type { FindingRow, SelectionRow } from '../../protocol/rows.ts';

interface InFolder {
  readonly folder: WorkspaceFolder;
}

export type SelectionNode = InFolder & { readonly kind: 'selection'; readonly row: SelectionRow };
export type FindingNode = InFolder & {
  readonly kind: 'finding';
  readonly of: SelectionRow;
  readonly finding: FindingRow;
  readonly at: number;
};
export type SelectionsNode = SelectionNode | FindingNode | (InFolder & { readonly kind: 'folder'; readonly rows: readonly SelectionRow[] });

export function nodeId(node: SelectionsNode): string {
  const folder = node.folder.uri.toString();
  switch (node.kind) {
    case 'folder':
      return `folder ${folder}`;
    case 'selection':
      return `selection ${folder} ${node.row.path}`;
    case 'finding':
      return `finding ${folder} ${node.of.path} ${node.at}`;
  }
}
