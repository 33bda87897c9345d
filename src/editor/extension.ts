import { window, workspace, type ExtensionContext } from 'vscode';
import { registerCommands } from './commands/commands.ts';
import { createAssist } from './assist/assist.ts';
import { completeConfiguration } from './assist/completion.ts';
import { explainConfiguration } from './assist/hover.ts';
import { mendConfiguration } from './assist/quick-fixes.ts';
import { createDiagnosticsTree } from './diagnostics/diagnostics-tree.ts';
import { PANELS, VIEWS } from './ids.ts';
import { createExperimentsPanels } from './experiments/experiments-panels.ts';
import { createLog } from './log.ts';
import { readerInWorker } from './node/reader-in-worker.ts';
import { offerTables } from './offers/offer-tables.ts';
import { keepContext } from './projects/context.ts';
import { publishProblems } from './projects/problems.ts';
import { createProjects } from './projects/projects.ts';
import { createReading } from './projects/reading.ts';
import { sayFailures } from './projects/say-failures.ts';
import { watchProjects } from './projects/watch.ts';
import { createReportPanels } from './report/report-panels.ts';
import { createRunsTree } from './runs/runs-tree.ts';
import { createPreview } from './selecting/preview.ts';
import { announceOverturned } from './selections/announce.ts';
import { publishSelectionProblems } from './selections/selection-problems.ts';
import { createSelections } from './selections/selections.ts';
import { createSelectionsTree } from './selections/selections-tree.ts';
import { pageSize } from './settings.ts';
import { showSpent } from './status/spent-item.ts';

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
  const reader = own(readerInWorker(context.extensionUri, { log, projects, progress: reading.progress, storage: context.storageUri }));

  const runsTree = own(createRunsTree({ projects, reader, log, pageSize }));
  const runsView = own(window.createTreeView(VIEWS.runs, { treeDataProvider: runsTree, showCollapseAll: true }));
  const selections = own(createSelections({ projects, reader, log }));
  const selectionsTree = own(createSelectionsTree({ projects, selections }));
  own(window.createTreeView(VIEWS.selections, { treeDataProvider: selectionsTree }));
  const diagnosticsTree = own(createDiagnosticsTree(projects));
  own(window.createTreeView(VIEWS.diagnostics, { treeDataProvider: diagnosticsTree, showCollapseAll: true }));
  const panels = own(createReportPanels(context.extensionUri, { projects, reader, log }));
  own(window.registerWebviewPanelSerializer(PANELS.report, panels));
  const experiments = own(createExperimentsPanels(context.extensionUri, { projects, reader, log }));
  own(window.registerWebviewPanelSerializer(PANELS.experiments, experiments));

  own(
    registerCommands({
      extension: context.extensionUri,
      projects,
      runsTree,
      panels,
      experiments,
      preview: own(createPreview()),
      reader,
      memory: context.globalState,
      log,
    }),
  );
  const assist = own(createAssist({ extension: context.extensionUri, projects, reader, log }));
  own(completeConfiguration(assist));
  own(explainConfiguration(assist));
  own(mendConfiguration(assist));
  own(keepContext(projects));
  own(publishProblems(projects, log));
  own(publishSelectionProblems(selections, projects));
  own(announceOverturned(selections, projects, context.workspaceState));
  own(offerTables(projects, context.workspaceState));
  own(showSpent(projects, context.workspaceState));
  own(sayFailures(projects, log));
  own(watchProjects(projects));
  own(workspace.onDidChangeWorkspaceFolders(() => projects.invalidate()));
  own(workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('kneepoint') && projects.invalidate()));

  return { runsTree, selectionsTree, diagnosticsTree, onDidLoad: projects.onDidLoad };
}
