import { commands, Disposable, type Uri } from 'vscode';
import type { Log } from '../log.ts';
import type { Projects } from '../projects/projects.ts';
import type { ReportPanels } from '../report/report-panels.ts';
import type { MoreNode } from '../runs/runs-node.ts';
import type { RunsTree } from '../runs/runs-tree.ts';
import type { SelectionNode } from '../selections/selections-node.ts';
import { COMMANDS, type CommandId } from '../ids.ts';
import { openConfiguration } from './open-configuration.ts';
import { openEvidence } from './open-evidence.ts';
import { openIntroduction } from './open-introduction.ts';
import { openReport } from './open-report.ts';
import { openSelection } from './open-selection.ts';
import { refresh } from './refresh.ts';

/** What commands work with. */
export interface CommandParts {
  /** Where the extension lies. */
  readonly extension: Uri;
  readonly projects: Projects;
  readonly runsTree: RunsTree;
  readonly panels: ReportPanels;
  readonly log: Log;
}

/** All commands of the extension; an id without a function, or a function without an id, does not compile. */
export function registerCommands(parts: CommandParts): Disposable {
  const table: Readonly<Record<CommandId, (...args: never[]) => unknown>> = {
    [COMMANDS.refresh]: () => refresh(parts),
    [COMMANDS.openReport]: (folder?: Uri | string) => openReport(parts.panels, folder),
    [COMMANDS.openConfiguration]: (folder?: Uri | string) => openConfiguration(folder),
    [COMMANDS.openIntroduction]: () => openIntroduction(parts.extension),
    [COMMANDS.openSelection]: (node: SelectionNode) => openSelection(node),
    [COMMANDS.openEvidence]: (node: SelectionNode) => openEvidence(node),
    [COMMANDS.showMoreRuns]: (node: MoreNode) => parts.runsTree.showMore(node),
    [COMMANDS.showLog]: () => parts.log.channel.show(true),
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
