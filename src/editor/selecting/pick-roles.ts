import { l10n, QuickPickItemKind, type QuickPickItem } from 'vscode';
import { visible } from '../../core/text/visible.ts';
import type { CandidateChoiceRow, RolePicked } from '../../protocol/selecting.ts';
import { withRole } from '../../protocol/picked.ts';
import { asLabel } from '../plain-text.ts';
import { pickOne } from './inputs.ts';
import { nameOf, type SelectingParts, type SelectionMade } from './selection-made.ts';
import { BACK, type Step, type StepAnswer, type StepPlace } from './walk.ts';

type RoleItem = QuickPickItem & { readonly candidate?: CandidateChoiceRow };

/** Who has which role. Nobody needs one: then the rule says who is the primary. */
export function rolesStep(parts: SelectingParts): Step<SelectionMade> {
  const ask = async (now: SelectionMade, place: StepPlace): Promise<StepAnswer<SelectionMade>> => {
    const picked = await pickOne({
      place,
      about: l10n.t('Roles'),
      placeholder: l10n.t('Continue, or choose a candidate to give it a role'),
      items: itemsOf(parts, now.picks),
    });
    if (picked === BACK || picked === undefined) return picked;
    const { candidate } = picked;
    if (candidate === undefined) return now;
    const role = await askRole(candidate, now.picks, place);
    if (role === undefined) return undefined;
    return ask(role === BACK ? now : { ...now, picks: withRole(now.picks, candidate.id, role.role) }, place);
  };
  return { ask };
}

function itemsOf(parts: SelectingParts, picks: readonly RolePicked[]): readonly RoleItem[] {
  const { candidates } = parts.start;
  const known = picks.flatMap(({ id }) => candidates.find((candidate) => candidate.id === id) ?? []);
  const others = candidates.filter(({ id }) => picks.every((pick) => pick.id !== id));
  return [
    { label: `$(arrow-right) ${l10n.t('Continue')}`, description: asLabel(visible(rolesText(parts, picks))), alwaysShow: true },
    ...section(l10n.t('picked'), known, picks),
    ...section(
      l10n.t('on the front, the cheapest first'),
      others.filter(({ standing }) => standing === 'front'),
      picks,
    ),
    ...section(
      l10n.t('others'),
      others.filter(({ standing }) => standing !== 'front'),
      picks,
    ),
  ];
}

function rolesText(parts: SelectingParts, picks: readonly RolePicked[]): string {
  const primary = picks.find(({ role }) => role === 'primary');
  const others = picks.filter(({ role }) => role !== 'primary').map(({ id, role }) => `${ROLE_WORDS[role]()} ${nameOf(parts, id)}`);
  return [
    primary === undefined ? l10n.t('the rule says who is the primary') : `${ROLE_WORDS.primary()} ${nameOf(parts, primary.id)}`,
    ...others,
  ].join(', ');
}

export const ROLE_WORDS: Readonly<Record<RolePicked['role'], () => string>> = {
  primary: () => l10n.t('primary'),
  alternative: () => l10n.t('alternative'),
  fallback: () => l10n.t('fallback'),
};

function section(label: string, candidates: readonly CandidateChoiceRow[], picks: readonly RolePicked[]): readonly RoleItem[] {
  return candidates.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...candidates.map((one) => itemOf(one, picks))];
}

function itemOf(candidate: CandidateChoiceRow, picks: readonly RolePicked[]): RoleItem {
  const role = picks.find(({ id }) => id === candidate.id)?.role;
  const standing = STANDINGS[candidate.standing]();
  const facts = [role === undefined ? undefined : ROLE_WORDS[role](), visible(candidate.quality), candidate.cost, standing];
  return {
    label: asLabel(visible(candidate.name)),
    description: asLabel(facts.filter((fact) => fact !== undefined).join(' · ')),
    candidate,
  };
}

const STANDINGS: Readonly<Record<CandidateChoiceRow['standing'], () => string | undefined>> = {
  front: () => undefined,
  behind: () => undefined,
  redundant: () => l10n.t('another batch is as good'),
  excluded: () => l10n.t('breaks a constraint'),
  unknown: () => l10n.t('cannot be compared'),
};

type RoleChoice = QuickPickItem & { readonly role: RolePicked['role'] | undefined };

async function askRole(candidate: CandidateChoiceRow, picks: readonly RolePicked[], place: StepPlace): Promise<StepAnswer<RoleChoice>> {
  const has = picks.find(({ id }) => id === candidate.id)?.role;
  const items: RoleChoice[] = [
    { label: l10n.t('Primary'), description: l10n.t('what is served'), role: 'primary' },
    { label: l10n.t('Alternative'), description: l10n.t('what to take when priorities change'), role: 'alternative' },
    { label: l10n.t('Fallback'), description: l10n.t('what to serve while the primary cannot be'), role: 'fallback' },
    ...(has === undefined ? [] : [{ label: l10n.t('No Role'), description: l10n.t('take it out of the selection'), role: undefined }]),
  ];
  return pickOne({
    place: { ...place, canGoBack: true },
    about: l10n.t('Roles'),
    placeholder: l10n.t('The role of {0}', visible(candidate.name)),
    items,
    active: items.find(({ role }) => role === has),
  });
}
