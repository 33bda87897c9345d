import {
  Disposable,
  l10n,
  Uri,
  ViewColumn,
  window,
  workspace,
  type WebviewPanel,
  type WebviewPanelSerializer,
  type WorkspaceFolder,
} from 'vscode';
import type { Handlers } from '../../protocol/contract.ts';
import type { Port } from '../../protocol/envelope.ts';
import type { PanelContract } from '../../protocol/panel.ts';
import { PANELS } from '../ids.ts';
import { detailOf, type Log } from '../log.ts';
import { onAnnotations } from './annotation-news.ts';
import { createLaterAdditions, type LaterAdditions } from './later-additions.ts';
import { experimentsPage } from './page.ts';
import { panelHandlers, type PanelParts } from './panel-handlers.ts';

export interface ExperimentsPanels extends WebviewPanelSerializer, Disposable {
  /** A new panel: there may be several of one folder, each arranged in its own way. */
  open(folder: WorkspaceFolder): void;
  /** Asks the panel that a person is in to go on with those that are picked there; false where they are in none. */
  selectPicked(): boolean;
  /** Marks runs in the chart of a panel of the folder: of one that is seen, else of one that is brought to the front or opened. */
  addToChart(folder: WorkspaceFolder, runs: readonly string[]): Promise<void>;
}

interface OpenPanel {
  readonly panel: WebviewPanel;
  readonly folder: string;
  readonly tellChanged: () => void;
  readonly tellSelect: () => void;
  readonly additions: LaterAdditions;
}

/** The experiments panels. A page keeps its arrangement itself; it asks for what it shows, and is told when that has changed. */
export function createExperimentsPanels(extension: Uri, parts: PanelParts & { readonly log: Log }): ExperimentsPanels {
  const open = new Set<OpenPanel>();
  const dist = Uri.joinPath(extension, 'dist', 'webview');

  const adopt = async (panel: WebviewPanel, folder: WorkspaceFolder): Promise<OpenPanel | undefined> => {
    const owned: Disposable[] = [];
    let closed = false;
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    // A tab draws the picture as it is, without a colour of its own.
    panel.iconPath = {
      light: Uri.joinPath(extension, 'media', 'panel-light.svg'),
      dark: Uri.joinPath(extension, 'media', 'panel-dark.svg'),
    };
    panel.onDidDispose(() => {
      closed = true;
      Disposable.from(...owned).dispose();
    });
    const { answeringEnd, panelContract } = await panelProtocol();
    if (closed) return undefined;
    const handlers = panelHandlers(folder, parts);
    const table: typeof handlers.table = async (ask) => {
      const answer = await handlers.table(ask);
      additions.pageAsked();
      return answer;
    };
    const end = answeringEnd(panelContract, portOf(panel), logged({ ...handlers, table }, parts.log), (what, error) =>
      parts.log.channel.warn(`dropped ${what} from the experiments panel: ${error.message}`),
    );
    // A hidden page is unloaded: it asks for everything anew when it is shown again.
    const additions = createLaterAdditions(panel, (runs) => end.tell('addToChart', { runs }));
    const tellChanged = () => panel.visible && end.tell('changed', {});
    const tellSelect = () => end.tell('selectWanted', {});
    const entry: OpenPanel = { panel, folder: folder.uri.toString(), tellChanged, tellSelect, additions };
    open.add(entry);
    owned.push(new Disposable(() => open.delete(entry)));
    owned.push(onAnnotations(folder, () => panel.visible && end.tell('annotated', {})));
    panel.webview.html = experimentsPage(panel.webview, dist, folder);
    return entry;
  };
  const create = (folder: WorkspaceFolder) =>
    adopt(window.createWebviewPanel(PANELS.experiments, l10n.t('Experiments: {0}', folder.name), ViewColumn.Active), folder);
  const onChange = parts.projects.onDidChange(() => {
    for (const { tellChanged } of open) tellChanged();
  });
  return {
    open: (folder) => void create(folder),
    async addToChart(folder, runs) {
      const own = [...open].filter((entry) => entry.folder === folder.uri.toString());
      const entry = own.find(({ panel }) => panel.visible) ?? own.at(-1) ?? (await create(folder));
      entry?.additions.add(runs);
    },
    selectPicked() {
      const active = [...open].find(({ panel }) => panel.active);
      active?.tellSelect();
      return active !== undefined;
    },
    async deserializeWebviewPanel(panel, state) {
      const { panelStateSchema } = await panelProtocol();
      const saved = panelStateSchema.safeParse(state);
      const folder = saved.success ? workspace.getWorkspaceFolder(Uri.parse(saved.data.folder)) : undefined;
      if (folder === undefined) panel.dispose();
      else await adopt(panel, folder);
    },
    dispose() {
      onChange.dispose();
      for (const { panel } of open) panel.dispose();
    },
  };
}

/** Schemas are loaded with the first panel, and not with the extension. */
async function panelProtocol() {
  const { panelContract, panelStateSchema } = await import('../../protocol/panel.ts');
  const { answeringEnd } = await import('../../protocol/answering-end.ts');
  return { answeringEnd, panelContract, panelStateSchema };
}

/** The page gets one sentence of a failure, the log gets all of it. */
function logged(handlers: Handlers<PanelContract>, log: Log): Handlers<PanelContract> {
  const wrapped = Object.entries(handlers).map(([question, handle]) => [
    question,
    async (ask: never) => {
      try {
        return await handle(ask);
      } catch (error) {
        log.channel.error(`the experiments panel asked for "${question}": ${detailOf(error)}`);
        throw error;
      }
    },
  ]);
  return Object.fromEntries(wrapped) as Handlers<PanelContract>;
}

function portOf(panel: WebviewPanel): Port {
  return {
    post: (message) => void panel.webview.postMessage(message),
    listen: (receive) => void panel.webview.onDidReceiveMessage(receive),
  };
}
