import { l10n, type QuickPickItem } from 'vscode';
import { visible } from '../../core/text/visible.ts';
import type { DecisionChoice } from '../../protocol/selecting.ts';
import { asLabel } from '../plain-text.ts';
import { askText, pickOne } from './inputs.ts';
import { decisionOf, DEFAULT_FILE, type SelectingParts, type SelectionMade } from './selection-made.ts';
import { BACK, type Step, type StepAnswer, type StepPlace } from './walk.ts';

type FileItem = QuickPickItem & { readonly file?: string };

/** Which decision it is: one that is there is made anew, and begins with what it says. */
export function decisionStep(parts: SelectingParts): Step<SelectionMade> {
  const ask = async (now: SelectionMade, place: StepPlace): Promise<StepAnswer<SelectionMade>> => {
    const items = itemsOf(parts);
    const picked = await pickOne({
      place,
      about: l10n.t('Decision'),
      placeholder: l10n.t('What is decided'),
      items,
      active: items.find(({ file }) => file === now.file),
    });
    if (picked === BACK || picked === undefined) return picked;
    if (picked.file !== undefined) return begun(parts, now, picked.file);
    const file = await askName(parts, { ...place, canGoBack: true });
    if (file === BACK) return ask(now, place);
    return file === undefined ? undefined : begun(parts, now, file);
  };
  return { ask };
}

function itemsOf({ start }: SelectingParts): readonly FileItem[] {
  const isNew = start.decisions.every(({ path }) => path !== DEFAULT_FILE);
  const fresh: readonly FileItem[] = isNew ? [{ label: DEFAULT_FILE, description: l10n.t('new'), file: DEFAULT_FILE }] : [];
  const first = (path: string) => (path === DEFAULT_FILE ? 0 : 1);
  const known = [...start.decisions].sort((a, b) => first(a.path) - first(b.path)).map(itemOf);
  return [
    ...fresh,
    ...known,
    { label: `$(add) ${l10n.t('Another Name…')}`, description: l10n.t('a decision beside it, as for a region'), alwaysShow: true },
  ];
}

function itemOf({ path, name, chosen }: DecisionChoice): FileItem {
  const now = chosen === undefined ? l10n.t('cannot be read') : l10n.t('now {0}', visible(chosen));
  return {
    label: asLabel(visible(path)),
    description: asLabel(`${visible(name)} · ${now}`),
    detail: l10n.t('made anew: the file names what it supersedes'),
    file: path,
  };
}

async function askName({ start }: SelectingParts, place: StepPlace): Promise<StepAnswer<string>> {
  const answer = await askText({
    place,
    about: l10n.t('Decision'),
    prompt: l10n.t('A short name, as eu: the file is eu.{0}', DEFAULT_FILE),
    value: '',
    remark: (text) => {
      const file = fileOf(text);
      if (file === undefined) return { wrong: l10n.t('A name of letters, digits, dots, dashes and underlines, as fraud-eu') };
      if (start.decisions.some(({ path }) => path === file)) return { note: l10n.t('{0} is there and is made anew', file) };
      return { note: l10n.t('The file is {0}', file) };
    },
  });
  return typeof answer === 'string' ? fileOf(answer) : answer;
}

function fileOf(text: string): string | undefined {
  const stem = text.trim().replace(/\.?model-selection\.yaml$/, '');
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(stem) ? `${stem}.${DEFAULT_FILE}` : undefined;
}

function begun(parts: SelectingParts, now: SelectionMade, file: string): SelectionMade {
  if (file === now.file) return now;
  return { ...startingFrom(parts, file), picks: now.picks, ...(now.owner === undefined ? {} : { owner: now.owner }) };
}

/** What a decision begins with: what the file says that it replaces. */
export function startingFrom(parts: SelectingParts, file: string): SelectionMade {
  const { wish = {}, picks = [], owner, rationale } = decisionOf(parts, file) ?? {};
  const { workloads } = parts.start;
  const named = workloads.find(({ name }) => name === wish.workload) ?? (workloads.length === 1 ? workloads[0] : undefined);
  return { file, picks, rule: wish.rule, workload: named?.name, constraints: wish.constraints ?? [], because: undefined, owner, rationale };
}
