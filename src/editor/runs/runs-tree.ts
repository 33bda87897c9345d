import { EventEmitter, l10n, workspace, type Disposable, type TreeDataProvider, type WorkspaceFolder } from 'vscode';
import type { Log } from '../log.ts';
import type { Reader } from '../node/reader.ts';
import { isLocal, localFolders } from '../projects/folders.ts';
import type { Loaded, Projects } from '../projects/projects.ts';
import { runHover } from './run-hover.ts';
import { runsItem } from './runs-item.ts';
import { nodeId, type ExperimentNode, type MoreNode, type RunNode, type RunsNode } from './runs-node.ts';

export interface RunsTree extends TreeDataProvider<RunsNode>, Disposable {
  showMore(node: MoreNode): void;
}

export interface RunsTreeParts {
  readonly projects: Projects;
  readonly reader: Pick<Reader, 'ask'>;
  readonly log: Log;
  readonly pageSize: () => number;
}

/** Folder (of several) → store → experiment → run → child runs; only what is expanded is asked for. */
export function createRunsTree({ projects, reader, log, pageSize }: RunsTreeParts): RunsTree {
  const changed = new EventEmitter<RunsNode | undefined>();
  const pages = new Map<string, number>();
  const onChange = projects.onDidChange(() => changed.fire(undefined));

  const runsBelow = async (node: ExperimentNode | RunNode): Promise<RunsNode[]> => {
    const { folder } = node;
    const of = node.kind === 'run' ? { parent: node.row.id } : { store: node.store, experiment: node.row.id };
    const count = pageSize() * (pages.get(nodeId(node)) ?? 1);
    const { rows, total } = await reader.ask('runs', { root: folder.uri.fsPath, of, count });
    const shown = rows.map((row): RunsNode => ({ kind: 'run', folder, row }));
    return total > rows.length ? [...shown, { kind: 'more', folder, below: node, shown: rows.length, total }] : shown;
  };

  return {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) => runsItem(node, Date.now()),
    async getChildren(node) {
      if (node === undefined) return roots(projects);
      if (node.kind === 'folder') return node.loaded === 'not-local' ? [] : insideFolder(node.loaded);
      if (node.kind === 'problems') return node.problems.map((problem, at) => ({ kind: 'problem', folder: node.folder, problem, at }));
      if (node.kind === 'store') {
        const alone = node.row.experiments.length === 1;
        return node.row.experiments.map((row) => ({ kind: 'experiment', folder: node.folder, row, store: node.row.key, alone }));
      }
      if (node.kind !== 'experiment' && node.kind !== 'run') return [];
      return runsBelow(node).catch((error: unknown) => {
        log.failure(l10n.t('The runs could not be listed'), error);
        return [];
      });
    },
    async resolveTreeItem(item, node) {
      if (node.kind !== 'run') return item;
      const asked = reader.ask('breakdown', { root: node.folder.uri.fsPath, run: node.row.id });
      // A hover that cannot be made is worth no message.
      const breakdown = await asked.catch((error: unknown) => log.channel.warn(`no hover for ${node.row.id}: ${String(error)}`));
      if (breakdown) item.tooltip = runHover(breakdown, node.folder.uri, node.row.id);
      return item;
    },
    showMore(node) {
      const key = nodeId(node.below);
      pages.set(key, (pages.get(key) ?? 1) + 1);
      changed.fire(node.below);
    },
    dispose() {
      onChange.dispose();
      changed.dispose();
    },
  };
}

/** One folder needs no level of its own, unless it is one that cannot be read. */
async function roots(projects: Projects): Promise<RunsNode[]> {
  const all = workspace.workspaceFolders ?? [];
  const [only] = localFolders();
  if (all.length === 1 && only !== undefined) return insideFolder(await projects.load(only));
  if (only === undefined) return [];
  return Promise.all(all.map(async (folder): Promise<RunsNode> => ({ kind: 'folder', folder, loaded: await loadedOf(projects, folder) })));
}

async function loadedOf(projects: Projects, folder: WorkspaceFolder): Promise<Loaded | 'not-local'> {
  return isLocal(folder) ? projects.load(folder) : 'not-local';
}

function insideFolder(loaded: Loaded): RunsNode[] {
  const { folder } = loaded;
  if ('failure' in loaded) return [{ kind: 'failure', folder, message: loaded.failure.message }];
  const { stores, problems } = loaded.summary;
  const alone = stores.length === 1;
  const nodes = stores.map((row): RunsNode => ({ kind: 'store', folder, row, alone }));
  return problems.length === 0 ? nodes : [{ kind: 'problems', folder, problems }, ...nodes];
}
