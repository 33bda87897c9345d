import { EventEmitter, type Disposable, type TreeDataProvider } from 'vscode';
import { localFolders } from '../projects/folders.ts';
import type { Projects } from '../projects/projects.ts';
import { diagnosticsItem } from './diagnostics-item.ts';
import { byFile, type DiagnosticsNode } from './diagnostics-node.ts';

/** File → what reading found in it: problems, and what is worth knowing. */
export function createDiagnosticsTree(projects: Projects): TreeDataProvider<DiagnosticsNode> & Disposable {
  const changed = new EventEmitter<undefined>();
  const onChange = projects.onDidChange(() => changed.fire(undefined));
  return {
    onDidChangeTreeData: changed.event,
    getTreeItem: diagnosticsItem,
    async getChildren(node) {
      if (node?.kind === 'file') return node.problems.map((problem, at) => ({ kind: 'problem', folder: node.folder, problem, at }));
      if (node !== undefined) return [];
      const all = await Promise.all(localFolders().map((folder) => projects.load(folder)));
      return all.flatMap((loaded) =>
        'summary' in loaded ? byFile(loaded.folder, [...loaded.summary.problems, ...loaded.summary.notes]) : [],
      );
    },
    dispose() {
      onChange.dispose();
      changed.dispose();
    },
  };
}
