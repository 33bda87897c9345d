import { commands, Disposable, l10n, window, type Memento } from 'vscode';
import { COMMANDS, MEMORY } from '../ids.ts';
import { asMessage } from '../plain-text.ts';
import { debounce, type Patience } from '../projects/debounce.ts';
import type { Projects } from '../projects/projects.ts';
import { overturnedNews } from './overturned.ts';
import type { SelectionNode } from './selections-node.ts';
import type { CheckedSelections, Selections } from './selections.ts';

const MOST_REMEMBERED = 200;

/** Checking takes the reader a while: what a person waits for comes first. */
const PATIENCE: Patience = { quietMs: 4000, atMostMs: 60_000 };

/** Says once, quietly, that newer runs or prices would choose another: once for a decision's text and verdict, whether or not a view shows it. */
export function announceOverturned(selections: Selections, projects: Projects, memory: Memento): Disposable {
  const checkLater = debounce(
    () => {
      for (const { folder } of projects.loaded()) void selections.of(folder);
    },
    () => PATIENCE,
  );
  const announce = async ({ folder, rows, isSettled }: CheckedSelections): Promise<void> => {
    if (!isSettled) return;
    const said = memory.get<readonly string[]>(MEMORY.announced, []);
    const first = overturnedNews(rows, said);
    if (first === undefined) return;
    await memory.update(MEMORY.announced, [...said, first.key].slice(-MOST_REMEMBERED));
    const open = l10n.t('Open Selection');
    const { row, finding } = first;
    if ((await window.showInformationMessage(asMessage(`${row.name ?? row.path}: ${finding.message}`), open)) !== open) return;
    await commands.executeCommand(COMMANDS.openSelection, { kind: 'selection', folder, row } satisfies SelectionNode);
  };
  const listening = [selections.onDidCheck((checked) => void announce(checked)), projects.onDidLoad(() => checkLater.call())];
  return Disposable.from(...listening, checkLater);
}
