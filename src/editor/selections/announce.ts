import { commands, l10n, window, type Disposable, type Memento } from 'vscode';
import { COMMANDS, MEMORY } from '../ids.ts';
import { asMessage } from '../plain-text.ts';
import { overturnedNews } from './overturned.ts';
import type { SelectionNode } from './selections-node.ts';
import type { CheckedSelections, Selections } from './selections.ts';

const MOST_REMEMBERED = 200;

/** Says once, quietly, that newer runs or prices would choose another: once for a decision's text and verdict. */
export function announceOverturned(selections: Selections, memory: Memento): Disposable {
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
  return selections.onDidCheck((checked) => void announce(checked));
}
