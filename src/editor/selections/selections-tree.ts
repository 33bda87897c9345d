import { EventEmitter, workspace, type Disposable, type TreeDataProvider, type WorkspaceFolder } from 'vscode';
import type { SelectionRow } from '../../protocol/rows.ts';
import { localFolders } from '../projects/folders.ts';
import type { Projects } from '../projects/projects.ts';
import type { Selections } from './selections.ts';
import { selectionsItem } from './selections-item.ts';
import type { SelectionsNode } from './selections-node.ts';

export interface SelectionsTreeParts {
  readonly projects: Projects;
  readonly selections: Selections;
}

/** Folder (of several) → decision → what checking it found. */
export function createSelectionsTree({ projects, selections }: SelectionsTreeParts): TreeDataProvider<SelectionsNode> & Disposable {
  const changed = new EventEmitter<undefined>();
  const onChange = projects.onDidChange(() => changed.fire(undefined));
  const roots = async (): Promise<SelectionsNode[]> => {
    const folders = localFolders();
    const all = await Promise.all(folders.map(async (folder) => ({ folder, rows: await selections.of(folder) })));
    const [only] = all;
    if (workspace.workspaceFolders?.length === 1 && only !== undefined) return nodesOf(only.folder, only.rows);
    return all.map(({ folder, rows }) => ({ kind: 'folder', folder, rows }));
  };
  return {
    onDidChangeTreeData: changed.event,
    getTreeItem: selectionsItem,
    async getChildren(node) {
      if (node === undefined) return roots();
      if (node.kind === 'folder') return nodesOf(node.folder, node.rows);
      if (node.kind === 'finding') return [];
      return node.row.findings.map((finding, at) => ({ kind: 'finding', folder: node.folder, of: node.row, finding, at }));
    },
    dispose() {
      onChange.dispose();
      changed.dispose();
    },
  };
}

function nodesOf(folder: WorkspaceFolder, rows: readonly SelectionRow[]): SelectionsNode[] {
  return rows.map((row) => ({ kind: 'selection', folder, row }));
}
