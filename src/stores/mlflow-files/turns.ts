import type { KnownRun, Memory } from './memory.ts';

/** How many runs are looked at in full in one list, of those that go on and of those that ended. */
const AT_ONCE = { active: 200, ended: 100 };
const RECENT = 20;

export interface Turns {
  readonly due: ReadonlySet<string>;
  /** For the next list. */
  readonly next: Memory['turns'];
}

/**
 * Whose files are all looked at, where others get a glance only: the runs that changed last (system metrics and edited tags come after
 * a run's end), those that go on, and those that ended a few at a time. In a small store that is every run; in one of thousands a
 * glance costs 2 calls of the system, a full look 40, and what a glance does not show (the new value of a tag that an ended run already
 * had) shows when it is the run's turn.
 */
export function turnsOf(before: Pick<Memory, 'runs' | 'recent' | 'turns'> | undefined): Turns {
  if (before === undefined) return { due: new Set(), next: { active: 0, ended: 0 } };
  const { runs, recent, turns } = before;
  const active = inTurn(runs, 'active', turns.active);
  const ended = inTurn(runs, 'ended', turns.ended);
  return { due: new Set([...recent, ...active.ids, ...ended.ids]), next: { active: active.next, ended: ended.next } };
}

function inTurn(runs: ReadonlyMap<string, KnownRun>, state: 'active' | 'ended', from: number): { ids: readonly string[]; next: number } {
  const all = [...runs].filter(([, run]) => run.state === state).map(([id]) => id);
  const count = AT_ONCE[state];
  if (all.length <= count) return { ids: all, next: 0 };
  const first = from % all.length;
  return { ids: [...all, ...all].slice(first, first + count), next: (first + count) % all.length };
}

/** The runs that changed last, with those that changed now. */
export function recentOf(changed: readonly string[], before: readonly string[]): readonly string[] {
  return [...new Set([...changed, ...before])].slice(0, RECENT);
}
