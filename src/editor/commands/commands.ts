import { commands, Disposable, type Memento, type Range, type Uri } from 'vscode';
import type { DiagnosticNode, DiagnosticsNode } from '../diagnostics/diagnostics-node.ts';
import type { ExperimentsPanels } from '../experiments/experiments-panels.ts';
import type { Log } from '../log.ts';
import type { HardwareTarget } from '../hardware/about-node.ts';
import type { Reader } from '../node/reader.ts';
import type { Projects } from '../projects/projects.ts';
import type { ReportPanels } from '../report/report-panels.ts';
import type { MoreNode, RunNode } from '../runs/runs-node.ts';
import type { RunsTree } from '../runs/runs-tree.ts';
import type { Preview } from '../selecting/preview.ts';
import { BACK } from '../selecting/walk.ts';
import type { SelectionNode } from '../selections/selections-node.ts';
import { COMMANDS, type CommandId } from '../ids.ts';
import { addToChart } from './add-to-chart.ts';
import { checkSelections } from './check-selections.ts';
import { commitSelection } from './commit-selection.ts';
import { copyDiagnostics } from './copy-diagnostics.ts';
import { copyProblem } from './copy-problem.ts';
import { copySelection } from './copy-selection.ts';
import { differentRuns } from './different-runs.ts';
import { ignoreTable, readTable } from './name-table.ts';
import { openConfiguration } from './open-configuration.ts';
import { openExperiments } from './open-experiments.ts';
import { openEvidence } from './open-evidence.ts';
import { openIntroduction } from './open-introduction.ts';
import { openProblem } from './open-problem.ts';
import { openReport } from './open-report.ts';
import { openSelection } from './open-selection.ts';
import { refresh } from './refresh.ts';
import { replaceSku } from './replace-sku.ts';
import { sameRun } from './same-run.ts';
import { selectModel } from './select-model.ts';
import { setHardware } from './set-hardware.ts';
import { statePrice } from './state-price.ts';

/** What commands work with. */
export interface CommandParts {
  /** Where the extension lies. */
  readonly extension: Uri;
  readonly projects: Projects;
  readonly runsTree: RunsTree;
  readonly panels: ReportPanels;
  readonly experiments: ExperimentsPanels;
  readonly preview: Preview;
  readonly reader: Reader;
  /** What this machine's user picked, in any workspace. */
  readonly memory: Memento;
  readonly log: Log;
}

/** All commands of the extension; an id without a function, or a function without an id, does not compile. */
export function registerCommands(parts: CommandParts): Disposable {
  const table: Readonly<Record<CommandId, (...args: never[]) => unknown>> = {
    [COMMANDS.refresh]: () => refresh(parts),
    [COMMANDS.openExperiments]: (folder?: Uri | string) => openExperiments(parts.experiments, folder),
    [COMMANDS.addToChart]: (node: RunNode) => addToChart(parts.experiments, node),
    [COMMANDS.openReport]: (folder?: Uri | string) => openReport(parts.panels, folder),
    [COMMANDS.openConfiguration]: (folder?: Uri | string) => openConfiguration(folder),
    [COMMANDS.openIntroduction]: () => openIntroduction(parts.extension),
    [COMMANDS.openSelection]: (node: SelectionNode) => openSelection(node),
    [COMMANDS.openEvidence]: (node: SelectionNode) => openEvidence(node),
    [COMMANDS.showMoreRuns]: (node: MoreNode) => parts.runsTree.showMore(node),
    [COMMANDS.showLog]: () => parts.log.channel.show(true),
    [COMMANDS.setHardware]: (target?: HardwareTarget, run?: unknown) => setHardware(parts, target, run),
    [COMMANDS.statePrice]: (folder?: unknown, sku?: unknown) => statePrice(parts, folder, sku),
    [COMMANDS.replaceSku]: (file: Uri, range: Range) => replaceSku(parts, file, range),
    [COMMANDS.readTable]: (node: DiagnosticNode) => readTable(parts, node),
    [COMMANDS.ignoreTable]: (node: DiagnosticNode) => ignoreTable(parts, node),
    [COMMANDS.openProblem]: (node: DiagnosticNode) => openProblem(node),
    [COMMANDS.copyProblem]: (node: DiagnosticsNode) => copyProblem(node),
    [COMMANDS.copyDiagnostics]: () => copyDiagnostics(parts),
    [COMMANDS.checkSelections]: () => checkSelections(parts),
    [COMMANDS.copySelection]: (node: SelectionNode) => copySelection(node),
    [COMMANDS.commitSelection]: (node: SelectionNode) => commitSelection(node, parts.log),
    [COMMANDS.differentRuns]: (node: RunNode) => differentRuns(parts, node),
    [COMMANDS.sameRun]: (node: RunNode) => sameRun(parts, node),
    [COMMANDS.selectModel]: (folder?: unknown, picks?: unknown) => selectModel(parts, folder, picks),
    [COMMANDS.writeSelection]: () => parts.preview.answer('write'),
    [COMMANDS.backFromPreview]: () => parts.preview.answer(BACK),
    [COMMANDS.leavePreview]: () => parts.preview.answer(undefined),
  };
  return Disposable.from(...Object.entries(table).map(([id, run]) => commands.registerCommand(id, guarded(id, run, parts.log))));
}

/** The boundary at which a command's failure becomes a message. */
function guarded(id: string, run: (...args: never[]) => unknown, log: Log): (...args: never[]) => Promise<void> {
  return async (...args) => {
    try {
      await run(...args);
    } catch (error) {
      log.failure(id, error);
    }
  };
}
