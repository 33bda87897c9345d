import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { SelectionRow } from '../../protocol/rows.ts';
import { COMMANDS, ITEMS } from '../ids.ts';
import { asMarkdown } from '../markdown.ts';
import { nodeId, type FindingNode, type SelectionNode, type SelectionsNode } from './selections-node.ts';
import { lookOf, verdictOf } from './verdict.ts';

/** A node of the Selections tree as a row: the decision, its verdict, and what led to it. */
export function selectionsItem(node: SelectionsNode): TreeItem {
  const item = itemOf(node);
  item.id = nodeId(node);
  return item;
}

function itemOf(node: SelectionsNode): TreeItem {
  switch (node.kind) {
    case 'folder':
      return folderItem(node.folder.name, node.rows.length);
    case 'selection':
      return selectionItem(node);
    case 'finding':
      return findingItem(node);
  }
}

function folderItem(name: string, selections: number): TreeItem {
  const item = new TreeItem(name, selections > 0 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.None);
  item.iconPath = new ThemeIcon('root-folder');
  if (selections === 0) item.description = l10n.t('no selection found');
  return item;
}

function selectionItem(node: SelectionNode): TreeItem {
  const { row } = node;
  const verdict = verdictOf(row.findings);
  const { icon, color } = lookOf(verdict);
  const item = new TreeItem(
    row.name ?? row.path,
    row.findings.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  item.description = [verdict, row.chosen].filter((part) => part !== undefined).join(' · ');
  item.iconPath = new ThemeIcon(icon, new ThemeColor(color));
  item.tooltip = selectionHover(row);
  item.contextValue = row.evidence === undefined ? ITEMS.selection : ITEMS.selectionWithEvidence;
  item.command = { command: COMMANDS.openSelection, title: l10n.t('Open Selection'), arguments: [node] };
  item.accessibilityInformation = {
    label: [row.name ?? row.path, verdict, row.chosen, ...row.findings.map(({ message }) => message)]
      .filter((part) => part !== undefined)
      .join(', '),
  };
  return item;
}

function findingItem({ finding: { verdict, message }, of, folder }: FindingNode): TreeItem {
  const { icon, color } = lookOf(verdict);
  // The row above says which file it is about.
  const item = new TreeItem(message.startsWith(`${of.path}: `) ? message.slice(of.path.length + 2) : message);
  item.iconPath = new ThemeIcon(icon, new ThemeColor(color));
  item.tooltip = `${verdict}: ${message}`;
  item.command = {
    command: COMMANDS.openSelection,
    title: l10n.t('Open Selection'),
    arguments: [{ kind: 'selection', folder, row: of } satisfies SelectionNode],
  };
  return item;
}

function selectionHover(row: SelectionRow): MarkdownString {
  const verdict = verdictOf(row.findings);
  const hover = new MarkdownString(`**${asMarkdown(row.name ?? row.path)}**\n\n${asMarkdown(`${verdict}: ${lookOf(verdict).meaning}`)}`);
  for (const finding of row.findings) hover.appendMarkdown(`\n- ${asMarkdown(`${finding.verdict}: ${finding.message}`)}`);
  const chosen = row.chosen === undefined ? undefined : l10n.t('Chosen: {0}', row.chosen);
  const decided = row.decidedOn === undefined ? undefined : l10n.t('Decided on {0}', row.decidedOn);
  const owner = row.owner === undefined ? undefined : l10n.t('Owner: {0}', row.owner);
  for (const words of [chosen, row.rationale, [decided, owner].filter((part) => part !== undefined).join(' · '), row.path]) {
    if (words !== undefined && words !== '') hover.appendMarkdown(`\n\n${asMarkdown(words)}`);
  }
  return hover;
}
