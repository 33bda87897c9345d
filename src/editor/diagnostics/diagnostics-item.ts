import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { COMMANDS, ITEMS } from '../ids.ts';
import { fileOf } from '../projects/problems.ts';
import type { ProblemRow } from '../../protocol/rows.ts';
import type { DiagnosticFileNode, DiagnosticNode, DiagnosticsNode } from './diagnostics-node.ts';

const COLORS = { error: 'list.errorForeground', warning: 'list.warningForeground', info: 'descriptionForeground' } as const;

export function diagnosticsItem(node: DiagnosticsNode): TreeItem {
  const item = node.kind === 'file' ? fileItem(node) : problemItem(node);
  item.id =
    node.kind === 'file'
      ? `file ${node.folder.uri.toString()} ${node.file}`
      : `problem ${node.folder.uri.toString()} ${node.problem.file} ${node.at}`;
  return item;
}

function fileItem({ folder, file, problems }: DiagnosticFileNode): TreeItem {
  const item = new TreeItem(file, TreeItemCollapsibleState.Expanded);
  item.description = countText(problems);
  item.iconPath = ThemeIcon.File;
  item.resourceUri = fileOf(folder.uri, { file });
  item.tooltip = `${file}: ${countText(problems)}`;
  return item;
}

function problemItem(node: DiagnosticNode): TreeItem {
  const { severity, at, message, code } = node.problem;
  const item = new TreeItem(message, TreeItemCollapsibleState.None);
  if (at !== undefined) item.description = `${at.line}:${at.column}`;
  item.iconPath = new ThemeIcon(severity, new ThemeColor(COLORS[severity]));
  item.tooltip = message;
  item.contextValue = code === 'plausible-table' ? ITEMS.plausibleTable : ITEMS.problem;
  item.command = { command: COMMANDS.openProblem, title: l10n.t('Open'), arguments: [node] };
  item.accessibilityInformation = { label: `${severity}, ${node.problem.file}, ${message}` };
  return item;
}

function countText(problems: readonly ProblemRow[]): string {
  const grave = problems.filter(({ severity }) => severity !== 'info').length;
  const notes = problems.length - grave;
  const parts = [
    grave === 0 ? undefined : grave === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', grave),
    notes === 0 ? undefined : notes === 1 ? l10n.t('1 note') : l10n.t('{0} notes', notes),
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}
