import { randomBytes } from 'node:crypto';
import {
  type Disposable,
  l10n,
  Uri,
  ViewColumn,
  window,
  workspace,
  type WebviewPanel,
  type WebviewPanelSerializer,
  type WorkspaceFolder,
} from 'vscode';
import { PANELS } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Reader } from '../node/reader.ts';
import type { Projects } from '../projects/projects.ts';
import { messagePage, restorable } from './pages.ts';

export interface ReportPanels extends WebviewPanelSerializer, Disposable {
  /** Shows the folder's report; its panel is filled when this resolves. */
  show(folder: WorkspaceFolder): Promise<void>;
}

export interface ReportParts {
  readonly projects: Projects;
  readonly reader: Pick<Reader, 'ask'>;
  readonly log: Log;
}

interface Open {
  readonly panel: WebviewPanel;
  readonly folder: WorkspaceFolder;
  /** Of what the page says. */
  digest: string | undefined;
  stale: boolean;
  closed: boolean;
}

/** One report panel per folder, kept up with its folder while it is visible, and brought back after a reload. */
export function createReportPanels(extension: Uri, parts: ReportParts): ReportPanels {
  const open = new Map<string, Open>();
  const dist = Uri.joinPath(extension, 'dist', 'webview');

  const adopt = async (panel: WebviewPanel, folder: WorkspaceFolder): Promise<void> => {
    const report: Open = { panel, folder, digest: undefined, stale: false, closed: false };
    open.set(folder.uri.toString(), report);
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.onDidDispose(() => {
      report.closed = true;
      open.delete(folder.uri.toString());
    });
    panel.onDidChangeViewState(() => void update(report));
    panel.webview.html = messagePage(l10n.t('Reading the runs of {0} …', folder.name), folder);
    await render(report, dist, parts);
  };
  const update = async (report: Open): Promise<void> => {
    if (report.stale && report.panel.visible) await render(report, dist, parts);
  };
  const onChange = parts.projects.onDidChange(() => {
    for (const report of open.values()) {
      report.stale = true;
      void update(report);
    }
  });
  return {
    async show(folder) {
      const known = open.get(folder.uri.toString());
      if (known === undefined) {
        const panel = window.createWebviewPanel(PANELS.report, l10n.t('Report: {0}', folder.name), ViewColumn.Active);
        return adopt(panel, folder);
      }
      known.panel.reveal();
      return update(known);
    },
    async deserializeWebviewPanel(panel, state) {
      const { panelStateSchema } = await import('../../protocol/panel.ts');
      const saved = panelStateSchema.safeParse(state);
      const folder = saved.success ? workspace.getWorkspaceFolder(Uri.parse(saved.data.folder)) : undefined;
      if (folder === undefined) panel.dispose();
      else await adopt(panel, folder);
    },
    dispose() {
      onChange.dispose();
      for (const { panel } of open.values()) panel.dispose();
    },
  };
}

/** Sets the page; one that says the same as before is left alone, with its scroll position and selection. */
async function render(report: Open, dist: Uri, parts: ReportParts): Promise<void> {
  report.stale = false;
  const { page, digest } = await pageFor(report, dist, parts);
  if (report.closed || (digest !== undefined && digest === report.digest)) return;
  report.digest = digest;
  report.panel.webview.html = page;
}

async function pageFor(
  { panel: { webview }, folder }: Open,
  dist: Uri,
  { projects, reader, log }: ReportParts,
): Promise<{ page: string; digest: string | undefined }> {
  const saying = (text: string) => ({ page: messagePage(text, folder), digest: undefined });
  const nonce = randomBytes(16).toString('base64');
  const script = webview.asWebviewUri(Uri.joinPath(dist, 'report.js')).toString();
  const { cspSource } = webview;
  const loaded = await projects.load(folder);
  if ('failure' in loaded) return saying(l10n.t('{0} could not be read: {1}', folder.name, loaded.failure.message));
  try {
    const answer = await reader.ask('report', { root: folder.uri.fsPath, nonce, cspSource, script });
    return 'none' in answer ? saying(answer.none) : { page: restorable(answer.page, folder, nonce), digest: answer.digest };
  } catch (error) {
    log.failure(l10n.t('The report could not be made'), error);
    return saying(l10n.t('The report could not be made. Kneepoint’s log says why.'));
  }
}
