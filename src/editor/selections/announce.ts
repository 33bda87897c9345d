import { commands, l10n, window, type Disposable, type Memento } from 'vscode';
import type { FindingRow, SelectionRow } from '../../protocol/rows.ts';
import { COMMANDS, MEMORY } from '../ids.ts';
import type { SelectionNode } from './selections-node.ts';
import type { CheckedSelections, Selections } from './selections.ts';

const OVERTURNED: readonly FindingRow['verdict'][] = ['superseded', 're-priced'];
const MOST_REMEMBERED = 200;

/** Says once, quietly, that newer runs or prices would choose another: once for a decision's text and verdict. */
export function announceOverturned(selections: Selections, memory: Memento): Disposable {
  const announce = async ({ folder, rows }: CheckedSelections): Promise<void> => {
    const said = memory.get<readonly string[]>(MEMORY.announced, []);
    const news = rows.flatMap((row) => overturned(row).map((finding) => ({ row, finding, key: `${row.digest} ${finding.verdict}` })));
    const [first] = news.filter(({ key }) => !said.includes(key));
    if (first === undefined) return;
    await memory.update(MEMORY.announced, [...said, first.key].slice(-MOST_REMEMBERED));
    const open = l10n.t('Open Selection');
    const { row, finding } = first;
    if ((await window.showInformationMessage(`${row.name ?? row.path}: ${finding.message}`, open)) !== open) return;
    await commands.executeCommand(COMMANDS.openSelection, { kind: 'selection', folder, row } satisfies SelectionNode);
  };
  return selections.onDidCheck((checked) => void announce(checked));
}

function overturned({ findings }: SelectionRow): readonly FindingRow[] {
  return findings.filter(({ verdict }) => OVERTURNED.includes(verdict)).slice(0, 1);
}
