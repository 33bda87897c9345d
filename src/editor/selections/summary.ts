import { l10n } from 'vscode';
import type { SelectionRow } from '../../protocol/rows.ts';
import { lookOf, verdictOf } from './verdict.ts';

/** A decision in a few lines, as one pastes it into a message. */
export function selectionSummary({ name, path, chosen, decidedOn, owner, rationale, findings }: SelectionRow): string {
  const verdict = verdictOf(findings);
  const lines = [
    `${name ?? path}: ${chosen ?? l10n.t('unreadable')}`,
    `${verdict}: ${lookOf(verdict).meaning}`,
    ...findings.map((finding) => `- ${finding.verdict}: ${finding.message}`),
    rationale,
    [decidedOn === undefined ? undefined : l10n.t('decided on {0}', decidedOn), owner].filter((part) => part !== undefined).join(', '),
    path,
  ];
  return `${lines.filter((line) => line !== undefined && line !== '').join('\n')}\n`;
}
