import { findCandidate } from '../../app/decisions/find-candidate.ts';
import type { StoredDecision } from '../../app/decisions/files.ts';
import { pickFault, pickFaultText, type PickFault } from '../../app/decisions/pick-fault.ts';
import type { BuiltDecision } from '../../app/decisions/build.ts';
import type { CandidateFacts } from '../../core/candidates/facts.ts';
import type { Picks, Role, RolePick } from '../../core/decisions/picks.ts';
import type { Question } from '../../core/decisions/question.ts';
import { CliFailure } from '../failure.ts';

/** Whom a person names for a role, as commander gives it. */
export interface PickOptions {
  readonly primary?: string | undefined;
  readonly because?: string | undefined;
  readonly alternative?: readonly string[] | undefined;
  readonly fallback?: readonly string[] | undefined;
}

const NONE = 'none';

/** What is said now, else the alternatives and fallbacks of the decision that is replaced; a choice against the rule is to be said anew. */
export function picksFrom(
  options: PickOptions,
  candidates: readonly CandidateFacts[],
  stored: StoredDecision | undefined,
  note: (text: string) => void,
): Picks {
  const { primary, because } = options;
  if (because !== undefined && primary === undefined)
    throw new CliFailure('--because says why a primary is chosen against the rule, and none is named; name it with --primary');
  const kept = (role: Role) => keptPicks(role, candidates, stored, note);
  const named = (['alternative', 'fallback'] as const).flatMap((role) => {
    const said = options[role];
    return said === undefined ? kept(role) : said.filter((text) => text !== NONE).map((text) => pickOf(role, text, candidates));
  });
  if (primary === undefined) noteOverride(stored, note);
  return { named: [...(primary === undefined ? [] : [pickOf('primary', primary, candidates)]), ...named], because };
}

function pickOf(role: Role, text: string, candidates: readonly CandidateFacts[]): RolePick {
  const found = findCandidate(text, candidates);
  if ('id' in found) return { role, candidate: found.id };
  if ('ambiguous' in found) throw new CliFailure(`--${role} "${text}": several set-ups have this name; say ${quoted(found.ambiguous)}`);
  const hint = found.near.length === 0 ? '' : ` (did you mean ${found.near.join(' or ')}?)`;
  throw new CliFailure(`--${role}: no candidate is called "${text}"${hint}; "kneepoint pareto --all" lists them`);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(' or ');
}

function keptPicks(
  role: Role,
  candidates: readonly CandidateFacts[],
  stored: StoredDecision | undefined,
  note: (text: string) => void,
): readonly RolePick[] {
  const before = (stored?.file?.chosen ?? []).filter((one) => one.role === role);
  const known = new Set(candidates.map(({ id }) => id));
  for (const { id, configuration } of before)
    if (!known.has(id)) note(`the ${role} ${configuration} is no candidate any more and is left out`);
  return before.filter(({ id }) => known.has(id)).map(({ id }) => ({ role, candidate: id }));
}

function noteOverride(stored: StoredDecision | undefined, note: (text: string) => void): void {
  const [before] = stored?.file?.chosen ?? [];
  if (before?.override === undefined) return;
  note(`${before.configuration} was chosen against the rule; to keep it, say --primary "${before.configuration}" with --because`);
}

export function requirePickable(picks: Picks, { assessed, outcome }: BuiltDecision, question: Question): void {
  const fault = pickFault(picks, assessed, question, outcome);
  if (fault !== undefined) throw new CliFailure(`${pickFaultText(fault)}; ${remedyOf(fault)}`);
}

/** Nobody stands beside themselves: whom the rule made primary meanwhile is left out with a word, whom somebody says now is a mistake. */
export function requireBesidePrimary(options: PickOptions, { named }: Picks, { file }: BuiltDecision, note: (text: string) => void): void {
  const primary = file.chosen.find(({ role }) => role === 'primary');
  for (const { role, candidate } of named) {
    if (role === 'primary' || candidate !== primary?.id) continue;
    const why = primary.override === undefined ? 'the rule makes it the primary' : 'it is the primary';
    if (options[role] !== undefined) throw new CliFailure(`--${role} ${primary.configuration}: ${why}; name another, or leave it out`);
    note(`the ${role} ${primary.configuration} is left out: ${why}`);
  }
}

function remedyOf({ fault }: PickFault): string {
  switch (fault) {
    case 'no-reason':
      return 'say it with --because';
    case 'breaks':
      return 'say another with --primary, or change the constraint';
    case 'not-weighed':
      return 'measure or price it, or name another';
    default:
      return 'say each candidate once';
  }
}
