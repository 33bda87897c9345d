import { l10n, QuickPickItemKind, type QuickPickItem } from 'vscode';
import { visible } from '../../core/text/visible.ts';
import type { RuleAnswerRow, RuleOfferRow } from '../../protocol/selecting.ts';
import { asLabel } from '../plain-text.ts';
import { askText, pickOne, type Remark } from './inputs.ts';
import { sayFault } from './say-fault.ts';
import { decisionOf, wishOf, type SelectingParts, type SelectionMade } from './selection-made.ts';
import { BACK, type Step, type StepAnswer, type StepPlace } from './walk.ts';

type RuleItem = QuickPickItem & { readonly offer?: RuleOfferRow };

/** The rule, each beside whom it gives: the project's own is taken as it is, another's number is asked. */
export function ruleStep(parts: SelectingParts): Step<SelectionMade> {
  const ask = async (now: SelectionMade, place: StepPlace): Promise<StepAnswer<SelectionMade>> => {
    const answer = await offersFor(parts, now);
    if ('fault' in answer) return sayFault(answer.fault, place, l10n.t('Rule'));
    const items = itemsOf(answer.offers);
    const picked = await pickOne({
      place,
      about: l10n.t('Rule'),
      placeholder: l10n.t('What decides between quality and cost'),
      items,
      active: items.find(({ offer }) => offer !== undefined && offer.from !== 'proposal' && offer.rule === now.rule),
    });
    if (picked === BACK || picked === undefined) return picked;
    const rule = await ruleOf(parts, now, picked, place);
    if (rule === BACK) return ask(now, place);
    return rule === undefined ? undefined : { ...now, rule };
  };
  return { ask };
}

function offersFor(parts: SelectingParts, now: SelectionMade) {
  const { rule: _, ...wish } = wishOf(now);
  const stated = now.rule ?? decisionOf(parts, now.file)?.wish.rule;
  return parts.reader.ask('ruleOffers', { root: parts.root, file: now.file, wish, ...(stated === undefined ? {} : { stated }) });
}

async function ruleOf(parts: SelectingParts, now: SelectionMade, { offer }: RuleItem, place: StepPlace): Promise<StepAnswer<string>> {
  if (offer === undefined) return BACK;
  return offer.from === 'proposal' ? askNumber(parts, now, offer, { ...place, canGoBack: true }) : offer.rule;
}

function itemsOf(offers: readonly RuleOfferRow[]): readonly RuleItem[] {
  const [taken, proposed] = [offers.filter(({ from }) => from !== 'proposal'), offers.filter(({ from }) => from === 'proposal')];
  return [
    ...taken.map(itemOf),
    ...(proposed.length === 0 ? [] : [{ label: l10n.t('with a number of your own'), kind: QuickPickItemKind.Separator }]),
    ...proposed.map(itemOf),
  ];
}

function itemOf(offer: RuleOfferRow): RuleItem {
  const { sentence, from, answer } = offer;
  const source = { project: l10n.t('as kneepoint.yaml says'), decision: l10n.t('as before'), proposal: l10n.t('asks for the number') }[
    from
  ];
  return { label: asLabel(visible(capital(sentence))), description: source, detail: asLabel(givesText(answer)), offer };
}

export function givesText({ text, verdict }: RuleAnswerRow): string {
  return verdict === 'decided' ? l10n.t('gives {0}', visible(text)) : visible(text);
}

async function askNumber(
  parts: SelectingParts,
  now: SelectionMade,
  { rule, sentence }: RuleOfferRow,
  place: StepPlace,
): Promise<StepAnswer<string>> {
  const [kind = '', number = ''] = rule.split(':');
  const answer = await askText({
    place,
    about: l10n.t('Rule'),
    prompt: NUMBERS[kind]?.() ?? sentence,
    value: number,
    remark: (text) => remarkOn(parts, now, `${kind}:${text.trim()}`),
  });
  return typeof answer === 'string' ? `${kind}:${answer.trim()}` : answer;
}

const NUMBERS: Readonly<Record<string, () => string>> = {
  'best-within-budget': () => l10n.t('The most that it may cost, in US dollars (a month, with a workload)'),
  'cheapest-above-floor': () => l10n.t('The quality that is enough, in the metric’s own unit'),
  'max-net-benefit': () => l10n.t('What one point of quality is worth, in US dollars (a month, with a workload)'),
  'within-of-best': () => l10n.t('How many points of quality below the best are near enough'),
};

async function remarkOn({ root, reader }: SelectingParts, now: SelectionMade, rule: string): Promise<Remark> {
  if (!/:-?\d+(\.\d+)?$/.test(rule)) return { wrong: l10n.t('A number, as 0.5 or 900') };
  const answer = await reader.ask('ruleAnswer', { root, file: now.file, wish: wishOf({ ...now, rule }) });
  return 'fault' in answer ? { wrong: answer.fault } : { note: givesText(answer.answer) };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
