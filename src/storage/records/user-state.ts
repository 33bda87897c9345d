import type { RunId } from '../../core/runs/run.ts';
import type { Kind, ValueOf } from './kinds.ts';
import type { UserRecord } from './record.ts';
import type { Registers } from './registers.ts';

/** What holds now of all that users said. Maps and sets are in no particular order, lists are. */
export interface UserState {
  readonly notes: ReadonlyMap<RunId, Note>;
  readonly stars: ReadonlySet<RunId>;
  /** In the order of their texts. */
  readonly labels: ReadonlyMap<RunId, readonly string[]>;
  readonly hidden: ReadonlySet<RunId>;
  readonly filters: ReadonlyMap<string, Filter>;
  readonly merges: readonly Merge[];
}

export interface Note {
  readonly text: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

export type Filter = ValueOf<'filter'>;

/** What a user said about two runs, the smaller id first. */
export interface Merge {
  readonly runs: readonly [RunId, RunId];
  readonly verdict: ValueOf<'merge'>;
}

export function userState(registers: Registers): UserState {
  const draft: Draft = { notes: new Map(), stars: new Set(), labels: new Map(), hidden: new Set(), filters: new Map(), merges: [] };
  for (const [latest] of registers.all()) {
    if (latest !== undefined && latest.value !== null) TAKE[latest.kind as Kind](draft, latest);
  }
  for (const texts of draft.labels.values()) texts.sort();
  draft.merges.sort(({ runs: [a, b] }, { runs: [c, d] }) => compare(a, c) || compare(b, d));
  return draft;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Draft extends UserState {
  readonly notes: Map<RunId, Note>;
  readonly stars: Set<RunId>;
  readonly labels: Map<RunId, string[]>;
  readonly hidden: Set<RunId>;
  readonly filters: Map<string, Filter>;
  readonly merges: Merge[];
}

/** Every record was parsed as its kind asks. */
const TAKE: Readonly<Record<Kind, (draft: Draft, record: UserRecord) => void>> = {
  note: ({ notes }, { subject, value, at }) => notes.set(subject, { text: value as ValueOf<'note'>, at: at.time }),
  star: ({ stars }, { subject }) => stars.add(subject),
  label({ labels }, { subject, field }) {
    const texts = labels.get(subject);
    if (texts === undefined) labels.set(subject, [field]);
    else texts.push(field);
  },
  hidden: ({ hidden }, { subject }) => hidden.add(subject),
  filter: ({ filters }, { subject, value }) => filters.set(subject, value as Filter),
  merge: ({ merges }, { subject, field, value }) => merges.push({ runs: [subject, field], verdict: value as ValueOf<'merge'> }),
};
