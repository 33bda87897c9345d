import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Command } from 'vscode';
import { formatCount } from '../../core/format/number.ts';
import type { ProblemRow, RunRow } from '../../protocol/rows.ts';
import { COMMANDS, ITEMS } from '../ids.ts';
import { fileOf, placeOf } from '../projects/problems.ts';
import { age } from './age.ts';
import { folderText, runsText, storeTooltip } from './store-text.ts';
import { nodeId, type FolderNode, type MoreNode, type ProblemNode, type RunsNode, type RunNode, type StoreNode } from './runs-node.ts';

const { Collapsed, Expanded, None } = TreeItemCollapsibleState;

/** A node of the Runs tree as a row. Texts come from foreign files: labels are plain text, hovers escape. */
export function runsItem(node: RunsNode, now: number): TreeItem {
  const item = itemOf(node, now);
  item.id = nodeId(node);
  return item;
}

function itemOf(node: RunsNode, now: number): TreeItem {
  switch (node.kind) {
    case 'folder':
      return folderItem(node);
    case 'store':
      return storeItem(node);
    case 'experiment':
      return row(node.row.name, node.alone ? Expanded : Collapsed, {
        description: runsAndCost(node.row),
        icon: 'beaker',
        is: ITEMS.experiment,
      });
    case 'run':
      return runItem(node, now);
    case 'more':
      return moreItem(node);
    case 'problems':
      return row(problemsText(node.problems), Collapsed, { icon: 'warning', color: worst(node.problems) });
    case 'problem':
      return problemItem(node);
    case 'failure':
      return row(l10n.t('Could not be read: {0}', node.message), None, {
        icon: 'error',
        color: 'list.errorForeground',
        command: { command: COMMANDS.refresh, title: l10n.t('Refresh') },
        tooltip: l10n.t('Select to read again.'),
      });
  }
}

interface RowParts {
  readonly description?: string;
  readonly icon: string;
  readonly color?: string;
  readonly tooltip?: string;
  readonly command?: Command;
  readonly is?: string;
}

function row(label: string, state: TreeItemCollapsibleState, { description, icon, color, tooltip, command, is }: RowParts): TreeItem {
  const item = new TreeItem(label, state);
  item.iconPath = new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(color));
  if (description !== undefined) item.description = description;
  if (tooltip !== undefined) item.tooltip = tooltip;
  if (command !== undefined) item.command = command;
  if (is !== undefined) item.contextValue = is;
  return item;
}

function folderItem({ folder, loaded }: FolderNode): TreeItem {
  const { description, tooltip, empty } = folderText(loaded);
  return row(folder.name, empty ? None : Expanded, { description, tooltip, icon: 'root-folder' });
}

function storeItem({ row: store, alone }: StoreNode): TreeItem {
  return row(store.identity, alone ? Expanded : Collapsed, {
    description: runsAndCost(store),
    icon: 'database',
    tooltip: storeTooltip(store),
    is: ITEMS.store,
  });
}

function runItem({ row: run }: RunNode, now: number): TreeItem {
  const started = run.startedAt === undefined ? l10n.t('start unknown') : age(run.startedAt, now);
  const { icon, color } = STATUS[run.status];
  const item = row(run.name, run.children > 0 ? Collapsed : None, {
    description: [run.metric?.text, run.cost, started].filter((part) => part !== undefined).join(' · '),
    icon,
    is: run.twins > 0 ? ITEMS.runWithTwins : ITEMS.run,
    ...(color === undefined ? {} : { color }),
  });
  const metric = run.metric === undefined ? [] : [`${run.metric.name} ${run.metric.text}`];
  item.accessibilityInformation = { label: [run.name, run.status, ...metric, run.cost, started].join(', ') };
  return item;
}

function moreItem(node: MoreNode): TreeItem {
  const title = l10n.t('Show more');
  const shown = l10n.t('{0} of {1} shown', formatCount(node.shown), formatCount(node.total));
  return row(title, None, { description: shown, icon: 'ellipsis', command: { command: COMMANDS.showMoreRuns, title, arguments: [node] } });
}

function problemItem({ folder, problem }: ProblemNode): TreeItem {
  const { file, at, message, severity } = problem;
  return row(message, None, {
    description: at === undefined ? file : `${file}:${at.line}`,
    tooltip: message,
    icon: severity,
    color: worst([problem]),
    command:
      at === undefined
        ? { command: COMMANDS.showLog, title: l10n.t('Show Log') }
        : { command: 'vscode.open', title: l10n.t('Open File'), arguments: [fileOf(folder.uri, problem), { selection: placeOf(at) }] },
  });
}

function problemsText(problems: readonly ProblemRow[]): string {
  return problems.length === 1 ? l10n.t('1 problem while reading') : l10n.t('{0} problems while reading', formatCount(problems.length));
}

function worst(problems: readonly ProblemRow[]): string {
  return problems.some(({ severity }) => severity === 'error') ? 'list.errorForeground' : 'list.warningForeground';
}

function runsAndCost({ runs, cost }: { readonly runs: number; readonly cost: string }): string {
  return `${runsText(runs)} · ${cost}`;
}

/** Calm where all is well; red is for what is broken. The icons are those of the test explorer. */
const STATUS: Readonly<Record<RunRow['status'], { readonly icon: string; readonly color?: string }>> = {
  finished: { icon: 'pass', color: 'descriptionForeground' },
  failed: { icon: 'error', color: 'testing.iconFailed' },
  killed: { icon: 'circle-slash', color: 'testing.iconSkipped' },
  pruned: { icon: 'debug-step-over', color: 'testing.iconSkipped' },
  running: { icon: 'play-circle', color: 'testing.runAction' },
  scheduled: { icon: 'history', color: 'testing.iconQueued' },
  unknown: { icon: 'question', color: 'testing.iconUnset' },
};
