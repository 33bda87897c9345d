import { Disposable, l10n, StatusBarAlignment, window, type Memento } from 'vscode';
import { formatDate } from '../../core/format/date.ts';
import { MEMORY, STATUS_ITEMS, VIEWS } from '../ids.ts';
import type { Loaded, Projects } from '../projects/projects.ts';
import { runsText } from '../runs/store-text.ts';

interface Spent {
  /** Of its folder: two folders may have one name. Without in what an earlier version kept. */
  readonly uri?: string;
  readonly folder: string;
  readonly text: string;
  readonly runs: number;
  readonly at: number;
}

/** The last known spend, with its time in the hover; what was known when VS Code was closed is shown until something is read. */
export function showSpent(projects: Projects, memory: Memento): Disposable {
  const item = window.createStatusBarItem(STATUS_ITEMS.spent, StatusBarAlignment.Left, 0);
  item.name = l10n.t('Kneepoint Spend');
  item.command = { command: `${VIEWS.runs}.focus`, title: l10n.t('Show Runs') };
  const show = (all: readonly Spent[]) => {
    const [first, ...others] = all;
    if (first === undefined) return item.hide();
    item.text = `${spentText(first)}${others.length === 0 ? '' : ' …'}`;
    item.tooltip = all.map(sentence).join('\n');
    item.accessibilityInformation = { label: item.tooltip };
    item.show();
  };
  show(memory.get<readonly Spent[]>(MEMORY.spent, []));
  const onLoad = projects.onDidLoad(() => {
    const before = memory.get<readonly Spent[]>(MEMORY.spent, []);
    const spent = projects.loaded().flatMap((loaded) => lastKnown(spentOf(loaded), before));
    void memory.update(MEMORY.spent, spent);
    show(spent);
  });
  return Disposable.from(item, onLoad);
}

function spentOf(loaded: Loaded): readonly Spent[] {
  if ('failure' in loaded || loaded.summary.runs === 0) return [];
  const { spent, runs, readAt } = loaded.summary;
  return [{ uri: loaded.folder.uri.toString(), folder: loaded.folder.name, text: spent, runs, at: readAt }];
}

/** What is unknown for now, as while kneepoint.yaml is being edited, does not hide what was known. */
function lastKnown([now]: readonly Spent[], before: readonly Spent[]): readonly Spent[] {
  if (now === undefined) return [];
  const known = before.find(({ uri, text }) => uri === now.uri && isSum(text));
  return [isSum(now.text) ? now : (known ?? now)];
}

function isSum(text: string): boolean {
  return text.includes('$');
}

function spentText({ text }: Spent): string {
  return isSum(text) ? l10n.t('{0} spent', text) : text;
}

function sentence({ folder, text, runs, at }: Spent): string {
  return l10n.t('{0}: {1} on {2}, as of {3} UTC', folder, text, runsText(runs), formatDate(at));
}
