/** `alternative`: what to take when priorities change. `fallback`: what to serve while the primary cannot be. */
export const ROLES = ['primary', 'alternative', 'fallback'] as const;
export type Role = (typeof ROLES)[number];

/** A candidate that a person names for a role. */
export interface RolePick {
  readonly role: Role;
  /** Its id. */
  readonly candidate: string;
}

/** What a person names beside what the rule chooses, or instead of it. */
export interface Picks {
  readonly named: readonly RolePick[];
  /** Why the primary that is named and not what the rule chooses. */
  readonly because?: string | undefined;
}

export const NO_PICKS: Picks = { named: [] };
