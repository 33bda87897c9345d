import { l10n } from 'vscode';
import { askText } from './inputs.ts';
import type { SelectionMade } from './selection-made.ts';
import type { Step } from './walk.ts';

/** Who answers for it. */
export function ownerStep(gitName: () => Promise<string | undefined>): Step<SelectionMade> {
  return {
    ask: async (now, place) => {
      const text = await askText({
        place,
        about: l10n.t('Owner'),
        prompt: l10n.t('Who answers for it: a person or a team. Empty: nobody is named.'),
        value: now.owner ?? (await gitName()) ?? '',
      });
      return typeof text === 'string' ? { ...now, owner: text.trim() } : text;
    },
  };
}

export function rationaleStep(): Step<SelectionMade> {
  return {
    ask: async (now, place) => {
      const text = await askText({
        place,
        about: l10n.t('Rationale'),
        prompt: l10n.t('Why, in words for whoever reads it in a year. Empty: none.'),
        value: now.rationale ?? '',
      });
      return typeof text === 'string' ? { ...now, rationale: text.trim() } : text;
    },
  };
}
