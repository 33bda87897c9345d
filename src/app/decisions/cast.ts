import type { Assessed } from '../../core/decisions/assess.ts';
import type { Outcome } from '../../core/decisions/decide.ts';
import type { Override } from '../../core/decisions/file.ts';
import type { Picks, Role, RolePick } from '../../core/decisions/picks.ts';
import { rejectionText } from './rejection-text.ts';

/** A candidate in a role of a decision. */
export interface CastMember {
  readonly role: Role;
  readonly candidate: Assessed;
  /** Where it stands by the rule; undefined for the primary that the rule gives. */
  readonly byRule: string | undefined;
  readonly override: Override | undefined;
}

export interface Cast {
  /** The primary first; nobody where there is none. */
  readonly members: readonly CastMember[];
  /** What the evidence has to say of it: whom the rule does not give. */
  readonly picks: readonly RolePick[];
}

/** Who has which role: what the rule gives is the primary unless a person names another, then those named beside it. */
export function castOf({ named, because = '' }: Picks, assessed: readonly Assessed[], outcome: Outcome): Cast {
  const byId = new Map(assessed.map((candidate) => [candidate.facts.id, candidate]));
  const given = outcome.verdict === 'decided' ? outcome.chosen : undefined;
  const wanted = byId.get(named.find(({ role }) => role === 'primary')?.candidate ?? '') ?? given;
  if (wanted === undefined) return { members: [], picks: [] };
  const isGiven = wanted === given;
  const primary: CastMember = {
    role: 'primary',
    candidate: wanted,
    byRule: isGiven ? undefined : standingText(wanted, outcome),
    override: isGiven ? undefined : overrideOf(because, outcome),
  };
  const others = (['alternative', 'fallback'] as const).flatMap((role) =>
    distinct(named.filter((pick) => pick.role === role)).flatMap((candidate): readonly CastMember[] => {
      const found = byId.get(candidate);
      return found === undefined || found === wanted
        ? []
        : [{ role, candidate: found, byRule: standingText(found, outcome), override: undefined }];
    }),
  );
  const members = [primary, ...others];
  const picked = isGiven ? others : members;
  return { members, picks: picked.map(({ role, candidate }) => ({ role, candidate: candidate.facts.id })) };
}

function distinct(picks: readonly RolePick[]): readonly string[] {
  return [...new Set(picks.map(({ candidate }) => candidate))];
}

function overrideOf(because: string, { verdict, chosen }: Outcome): Override {
  const instead = chosen === undefined ? {} : { instead: { id: chosen.facts.id, configuration: chosen.facts.configuration } };
  return { because, rule: verdict, ...instead };
}

function standingText(candidate: Assessed, { verdict, chosen, rejected, undecided }: Outcome): string {
  if (candidate === chosen) return verdict === 'decided' ? 'chosen by the rule' : 'leads by the rule';
  const rejection = rejected.find((entry) => entry.candidate === candidate)?.rejection;
  if (rejection !== undefined) return rejectionText(rejection);
  const isOpen = undecided.some((entry) => entry.candidate === candidate);
  return isOpen ? 'not weighed: what a constraint asks for is not known' : 'another set-up of it is as good';
}
