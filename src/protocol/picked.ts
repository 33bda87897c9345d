import type { RolePicked } from './selecting.ts';

/** A decision has one primary: who was it before is an alternative now. Without a role it is picked no more. */
export function withRole(picks: readonly RolePicked[], id: string, role: RolePicked['role'] | undefined): readonly RolePicked[] {
  const demoted = picks.map((pick) => (role === 'primary' && pick.role === 'primary' ? { ...pick, role: 'alternative' as const } : pick));
  if (role === undefined) return picks.filter((pick) => pick.id !== id);
  return demoted.some((pick) => pick.id === id)
    ? demoted.map((pick) => (pick.id === id ? { id, role } : pick))
    : [...demoted, { id, role }];
}

/** All of them are taken out when all are picked; else those that are not are picked: the first of all is the primary. */
export function togglePicks(picks: readonly RolePicked[], ids: readonly string[]): readonly RolePicked[] {
  const isPicked = (id: string) => picks.some((pick) => pick.id === id);
  if (ids.every(isPicked)) return picks.filter(({ id }) => !ids.includes(id));
  return ids
    .filter((id) => !isPicked(id))
    .reduce((all, id) => withRole(all, id, all.some(({ role }) => role === 'primary') ? 'alternative' : 'primary'), picks);
}
