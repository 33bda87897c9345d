import { l10n, type QuickPickItem } from 'vscode';
import { visible } from '../../core/text/visible.ts';
import type { RuleAnswerRow } from '../../protocol/selecting.ts';
import { withRole } from '../../protocol/picked.ts';
import { asLabel } from '../plain-text.ts';
import { askText, pickOne } from './inputs.ts';
import { sayFault } from './say-fault.ts';
import { nameOf, wishOf, type SelectingParts, type SelectionMade } from './selection-made.ts';
import { BACK, type Step, type StepAnswer, type StepPlace } from './walk.ts';

type AgainstItem = QuickPickItem & { readonly keeps: boolean };

/** Where a person's primary is not whom the rule gives: the rule's, or the person's with a reason that the decision states. */
export function againstRuleStep(parts: SelectingParts): Step<SelectionMade> {
  const { root, reader } = parts;
  const answerTo = (now: SelectionMade) => reader.ask('ruleAnswer', { root, file: now.file, wish: wishOf(now) });
  const ask = async (now: SelectionMade, place: StepPlace): Promise<StepAnswer<SelectionMade>> => {
    const said = await answerTo(now);
    if ('fault' in said) return sayFault(said.fault, place, l10n.t('Rule'));
    const primary = primaryOf(now);
    if (primary === undefined) return sayFault(capital(said.answer.text), place, l10n.t('Rule'));
    const picked = await askWhom(parts, primary, said.answer, place);
    if (picked === BACK || picked === undefined) return picked;
    if (!picked.keeps) return { ...now, picks: withRole(now.picks, primary, 'alternative'), because: undefined };
    const because = await askText({
      place: { ...place, canGoBack: true },
      about: l10n.t('Against the Rule'),
      prompt: l10n.t('Why {0} all the same? It stands in the decision.', visible(nameOf(parts, primary))),
      value: now.because ?? '',
      remark: (text) => (text.trim() === '' ? { wrong: l10n.t('A reason in words') } : undefined),
    });
    if (because === BACK) return ask(now, place);
    return because === undefined ? undefined : { ...now, because };
  };
  return {
    skip: async (now) => {
      const said = await answerTo(now);
      if ('fault' in said || said.answer.verdict !== 'decided') return false;
      const primary = primaryOf(now);
      return primary === undefined || primary === said.answer.id;
    },
    ask,
  };
}

function primaryOf({ picks }: SelectionMade): string | undefined {
  return picks.find(({ role }) => role === 'primary')?.id;
}

function askWhom(
  parts: SelectingParts,
  primary: string,
  { verdict, text }: RuleAnswerRow,
  place: StepPlace,
): Promise<StepAnswer<AgainstItem>> {
  const mine = visible(nameOf(parts, primary));
  const items: AgainstItem[] = [
    ...(verdict === 'decided'
      ? [
          {
            label: asLabel(l10n.t('Take what the rule gives: {0}', visible(text))),
            detail: asLabel(l10n.t('{0} becomes an alternative', mine)),
            keeps: false,
          },
        ]
      : []),
    { label: asLabel(l10n.t('Keep {0} against the rule…', mine)), detail: l10n.t('the decision says so, and why'), keeps: true },
  ];
  return pickOne({
    place,
    about: l10n.t('Against the Rule'),
    placeholder:
      verdict === 'decided' ? l10n.t('The rule gives another than the primary that you picked') : l10n.t('By the rule: {0}', visible(text)),
    items,
  });
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
