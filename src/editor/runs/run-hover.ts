import { l10n, MarkdownString, workspace, type Uri } from 'vscode';
import { formatDate } from '../../core/format/date.ts';
import type { Breakdown } from '../../protocol/rows.ts';
import { COMMANDS } from '../ids.ts';

/** Total and interval, the sum as lines, prices and their dates, what can be mended, when it was computed. */
export function runHover(breakdown: Breakdown, folder: Uri): MarkdownString {
  const hover = new MarkdownString();
  // Names may hold markup: everything that is not ours goes in as text, and no other command can be reached.
  hover.isTrusted = { enabledCommands: [COMMANDS.openConfiguration] };
  const { name, experiment, status, startedAt, duration, metrics } = breakdown;
  bold(hover, name);
  line(hover, [experiment, status, startedAt === undefined ? undefined : `${formatDate(startedAt)} UTC`, duration]);
  if (metrics.length > 0) line(hover, metrics.map((metric) => `${metric.name} ${metric.text}`));
  hover.appendMarkdown('\n\n---\n\n');
  bold(hover, breakdown.total);
  if (breakdown.basis !== undefined) line(hover, [breakdown.basis]);
  if (breakdown.sum.length > 0) hover.appendCodeblock(breakdown.sum.join('\n'), 'plaintext');
  for (const source of breakdown.sources) listItem(hover, source);
  line(hover, [[l10n.t('Hardware: {0}', breakdown.hardware), breakdown.hardwareSource].filter((part) => part !== undefined).join('; ')]);
  if (breakdown.mendable) mend(hover, folder);
  line(hover, [l10n.t('computed {0} UTC', formatDate(breakdown.computedAt))]);
  return hover;
}

function bold(hover: MarkdownString, text: string): void {
  hover.appendMarkdown('**').appendText(oneLine(text)).appendMarkdown('**');
}

function line(hover: MarkdownString, parts: readonly (string | undefined)[]): void {
  hover.appendMarkdown('\n\n').appendText(parts.filter((part) => part !== undefined).map(oneLine).join(' · '));
}

function listItem(hover: MarkdownString, text: string): void {
  hover.appendMarkdown('\n- ').appendText(oneLine(text));
}

function mend(hover: MarkdownString, folder: Uri): void {
  if (!workspace.isTrusted) {
    line(hover, [l10n.t('What it ran on is said in kneepoint.yaml, once this workspace is trusted.')]);
    return;
  }
  const args = encodeURIComponent(JSON.stringify([folder.toString()]));
  hover.appendMarkdown(`\n\n[${l10n.t('Say in kneepoint.yaml what it ran on')}](command:${COMMANDS.openConfiguration}?${args})`);
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > 200 ? `${flat.slice(0, 199)}…` : flat;
}
