import { commands, l10n, window, workspace, type Disposable, type Memento } from 'vscode';
import type { DiagnosticNode } from '../diagnostics/diagnostics-node.ts';
import { COMMANDS, MEMORY } from '../ids.ts';
import { asMessage } from '../plain-text.ts';
import type { Loaded, Projects } from '../projects/projects.ts';
import { nextOffer } from './next-offer.ts';

const MOST_REMEMBERED = 1000;

/** Asks once about each file that looks like a table of runs; the Diagnostics view keeps the offer. One message at a time. */
export function offerTables(projects: Projects, memory: Memento): Disposable {
  let isAsking = false;
  const ask = async (loaded: Loaded): Promise<void> => {
    // Either answer is written to kneepoint.yaml.
    if (isAsking || !('summary' in loaded) || !workspace.isTrusted) return;
    const { folder, summary } = loaded;
    const asked = memory.get<readonly string[]>(MEMORY.offeredTables, []);
    const offer = nextOffer(folder.uri.toString(), summary.notes, asked);
    if (offer === undefined) return;
    const { problem, key } = offer;
    isAsking = true;
    await memory.update(MEMORY.offeredTables, [...asked, key].slice(-MOST_REMEMBERED));
    const [read, ignore] = [l10n.t('Read It…'), l10n.t('Not a Run Table')];
    const answer = await window.showInformationMessage(l10n.t('{0} looks like a table of runs.', asMessage(problem.file)), read, ignore);
    isAsking = false;
    const node: DiagnosticNode = { kind: 'problem', folder, problem, at: 0 };
    if (answer === read) await commands.executeCommand(COMMANDS.readTable, node);
    else if (answer === ignore) await commands.executeCommand(COMMANDS.ignoreTable, node);
  };
  return projects.onDidLoad((loaded) => void ask(loaded));
}
