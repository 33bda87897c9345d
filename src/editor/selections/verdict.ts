import { l10n } from 'vscode';
import { FINDING_VERDICTS } from '../../protocol/finding-verdicts.ts';
import type { FindingRow } from '../../protocol/rows.ts';

export type Verdict = FindingRow['verdict'] | 'holds';

/** What a decision's findings come to: the gravest, or that it holds. */
export function verdictOf(findings: readonly FindingRow[]): Verdict {
  return FINDING_VERDICTS.find((verdict) => findings.some((finding) => finding.verdict === verdict)) ?? 'holds';
}

interface Look {
  readonly icon: string;
  readonly color: string;
  /** One sentence for the hover. */
  readonly meaning: string;
}

/** Red for what is broken, yellow for what newer runs or prices would change. */
export function lookOf(verdict: Verdict): Look {
  switch (verdict) {
    case 'holds':
      return { icon: 'pass', color: 'testing.iconPassed', meaning: l10n.t('Re-derived from its evidence; nothing newer would change it.') };
    case 'broken':
      return { icon: 'error', color: 'testing.iconFailed', meaning: l10n.t('The evidence does not lead to this choice.') };
    case 'tampered':
      return { icon: 'error', color: 'testing.iconFailed', meaning: l10n.t('The file or its evidence was changed by hand.') };
    case 'unproven':
      return {
        icon: 'question',
        color: 'list.warningForeground',
        meaning: l10n.t('It could not be checked in full: something that it stands on is not at hand.'),
      };
    case 'superseded':
      return {
        icon: 'warning',
        color: 'list.warningForeground',
        meaning: l10n.t('It still follows from its evidence, but newer runs would choose another.'),
      };
    case 're-priced':
      return {
        icon: 'warning',
        color: 'list.warningForeground',
        meaning: l10n.t('It still follows from its evidence, but newer prices would choose another.'),
      };
    case 'stale':
      return {
        icon: 'history',
        color: 'list.warningForeground',
        meaning: l10n.t('It still follows from its evidence, but it is due for review.'),
      };
  }
}
