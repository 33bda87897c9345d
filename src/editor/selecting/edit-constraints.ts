import { l10n, type QuickPickItem } from 'vscode';
import { visible } from '../../core/text/visible.ts';
import { asLabel } from '../plain-text.ts';
import { askText, pickOne, type Remark } from './inputs.ts';
import { givesText } from './pick-rule.ts';
import { wishOf, type SelectingParts, type SelectionMade } from './selection-made.ts';
import { BACK, type Step, type StepAnswer, type StepPlace } from './walk.ts';

type ConstraintItem = QuickPickItem & { readonly does: 'continue' | 'add' | 'edit'; readonly text: string };

/** What has to hold whatever it costs. Those of the workload's latency hold by themselves. */
export function constraintsStep(parts: SelectingParts): Step<SelectionMade> {
  const ask = async (now: SelectionMade, place: StepPlace): Promise<StepAnswer<SelectionMade>> => {
    const picked = await pickOne({
      place,
      about: l10n.t('Constraints'),
      placeholder: l10n.t('Continue, or state what has to hold'),
      items: await itemsOf(parts, now),
    });
    if (picked === BACK || picked === undefined) return picked;
    if (picked.does === 'continue') return now;
    const text = await askConstraint(parts, now, picked.text, { ...place, canGoBack: true });
    if (text === undefined) return undefined;
    return ask(text === BACK ? now : { ...now, constraints: replaced(now.constraints, picked.text, text.trim()) }, place);
  };
  return { ask };
}

/** An empty text takes the old one away. */
function replaced(constraints: readonly string[], before: string, after: string): readonly string[] {
  const at = constraints.indexOf(before);
  const added = after === '' ? [] : [after];
  return at < 0 ? [...constraints, ...added] : [...constraints.slice(0, at), ...added, ...constraints.slice(at + 1)];
}

async function itemsOf({ root, reader, start }: SelectingParts, now: SelectionMade): Promise<readonly ConstraintItem[]> {
  const answer = await reader.ask('ruleAnswer', { root, file: now.file, wish: wishOf(now) });
  const own = start.workloads.find(({ name }) => name === now.workload)?.text.match(/\S+ <= \S+/g) ?? [];
  const count =
    now.constraints.length === 0 ? l10n.t('without another constraint') : l10n.t('with {0} of your own', now.constraints.length);
  const holds = own.length === 0 ? count : l10n.t('{0}; the workload asks for {1}', count, visible(own.join(', ')));
  return [
    {
      label: `$(arrow-right) ${l10n.t('Continue')}`,
      description: asLabel(holds),
      detail: asLabel('fault' in answer ? answer.fault : l10n.t('the rule {0}', givesText(answer.answer))),
      does: 'continue',
      text: '',
    },
    { label: `$(add) ${l10n.t('Add a Constraint…')}`, does: 'add', text: '' },
    ...now.constraints.map((text) => ({
      label: `$(edit) ${asLabel(visible(text))}`,
      description: l10n.t('edit, or take away'),
      does: 'edit' as const,
      text,
    })),
  ];
}

function askConstraint(parts: SelectingParts, now: SelectionMade, before: string, place: StepPlace): Promise<StepAnswer<string>> {
  const [example = 'metrics.auc'] = parts.start.names;
  return askText({
    place,
    about: l10n.t('Constraints'),
    prompt:
      before === ''
        ? l10n.t('Names: {0}', visible(parts.start.names.slice(0, 12).join(', ')))
        : l10n.t('Empty takes it away. Names: {0}', visible(parts.start.names.slice(0, 12).join(', '))),
    placeholder: l10n.t('as {0} >= 0.7, or p95_ms <= 40 by high, or forwardCost <= 500', visible(example)),
    value: before,
    remark: (text) => remarkOn(parts, now, before, text.trim()),
  });
}

async function remarkOn({ root, reader }: SelectingParts, now: SelectionMade, before: string, text: string): Promise<Remark> {
  const constraints = replaced(now.constraints, before, text);
  const answer = await reader.ask('ruleAnswer', { root, file: now.file, wish: wishOf({ ...now, constraints }) });
  return 'fault' in answer ? { wrong: answer.fault } : { note: l10n.t('With it the rule {0}', givesText(answer.answer)) };
}
