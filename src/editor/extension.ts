import { window, workspace, type ExtensionContext } from 'vscode';
import { registerCommands } from './commands/commands.ts';
import { PANELS, VIEWS } from './ids.ts';
import { createLog } from './log.ts';
import { readerInWorker } from './node/reader-in-worker.ts';
import { keepContext } from './projects/context.ts';
import { publishProblems } from './projects/problems.ts';
import { createProjects } from './projects/projects.ts';
import { createReading } from './projects/reading.ts';
import { sayFailures } from './projects/say-failures.ts';
import { watchProjects } from './projects/watch.ts';
import { createReportPanels } from './report/report-panels.ts';
import { createRunsTree } from './runs/runs-tree.ts';
import { createSelectionsTree } from './selections/selections-tree.ts';
import { pageSize } from './settings.ts';

/** For our own tests: what the views show, and when it changes. */
export type Api = ReturnType<typeof activate>;

export function activate(context: ExtensionContext) {
  const own = <T extends { dispose(): unknown }>(owned: T): T => (context.subscriptions.push(owned), owned);

  const log = own(createLog());
  const reading = createReading(
    () => reader,
    () => runsView,
  );
  const projects = own(createProjects(reading.read));
  const reader = own(readerInWorker(context.extensionUri, { log, projects, progress: reading.progress }));

  const runsTree = own(createRunsTree({ projects, reader, log, pageSize }));
  const runsView = own(window.createTreeView(VIEWS.runs, { treeDataProvider: runsTree, showCollapseAll: true }));
  const selectionsTree = own(createSelectionsTree({ projects, reader, log }));
  own(window.createTreeView(VIEWS.selections, { treeDataProvider: selectionsTree }));
  const panels = own(createReportPanels(context.extensionUri, { projects, reader, log }));
  own(window.registerWebviewPanelSerializer(PANELS.report, panels));

  own(registerCommands({ extension: context.extensionUri, projects, runsTree, panels, log }));
  own(keepContext(projects));
  own(publishProblems(projects, log));
  own(sayFailures(projects, log));
  own(watchProjects(projects));
  own(workspace.onDidChangeWorkspaceFolders(() => projects.invalidate()));
  own(workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('kneepoint') && projects.invalidate()));

  return { runsTree, selectionsTree, onDidLoad: projects.onDidLoad };
}
