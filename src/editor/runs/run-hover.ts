import { l10n, MarkdownString, workspace, type Uri } from 'vscode';
import { formatDate } from '../../core/format/date.ts';
import type { Breakdown } from '../../protocol/rows.ts';
import { COMMANDS } from '../ids.ts';
import { asMarkdown } from '../markdown.ts';

/** Total and interval, the sum as lines, prices and their dates, what can be mended, when it was computed. */
export function runHover(breakdown: Breakdown, folder: Uri, run: string): MarkdownString {
  const { name, experiment, status, startedAt, duration, metrics, total, basis, sum, sources, twins, mendable, computedAt } = breakdown;
  const started = startedAt === undefined ? undefined : l10n.t('started {0} UTC', formatDate(startedAt));
  const hover = new MarkdownString();
  // Names may hold markup: everything that is not ours goes in as text, and no other command can be reached.
  hover.isTrusted = { enabledCommands: [COMMANDS.setHardware] };
  hover.appendMarkdown(`**${text(name)}**  \n${line([experiment, status, started, duration])}`);
  if (metrics.length > 0) hover.appendMarkdown(`  \n${line(metrics.map((metric) => `${metric.name} ${metric.text}`))}`);
  hover.appendMarkdown(`\n\n---\n\n**${text(total)}**${basis === undefined ? '' : ` ${text(basis)}`}\n`);
  if (sum.length > 0) hover.appendCodeblock(sum.join('\n'), 'plaintext');
  hover.appendMarkdown(sources.map((source) => `\n- ${text(source)}`).join(''));
  if (twins.length > 0) hover.appendMarkdown(`\n\n${text(l10n.t('Counted as this run:'))}`);
  hover.appendMarkdown(twins.map((twin) => `\n- ${text(twin)}`).join(''));
  if (mendable) hover.appendMarkdown(`\n\n${mending(folder, run)}`);
  hover.appendMarkdown(`\n\n${text(l10n.t('computed {0} UTC', formatDate(computedAt)))}`);
  return hover;
}

function mending(folder: Uri, run: string): string {
  if (!workspace.isTrusted) return text(l10n.t('What it ran on is said in kneepoint.yaml, once this workspace is trusted.'));
  const args = encodeURIComponent(JSON.stringify([folder.toString(), run]));
  return `[${text(l10n.t('Set its hardware in kneepoint.yaml'))}](command:${COMMANDS.setHardware}?${args})`;
}

function line(parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .map(text)
    .join(' · ');
}

const LONGEST = 200;

function text(of: string): string {
  return asMarkdown(of.length > LONGEST ? `${of.slice(0, LONGEST - 1)}…` : of);
}
