import type { Folded } from '../database/content.ts';
import type { FollowedJournal } from '../journal/follow.ts';

/** What a database that is made now holds of each journal. */
export function foldedNow(journals: readonly FollowedJournal[]): ReadonlyMap<string, Folded> {
  return new Map(journals.map(({ name, end, crc }) => [name, { folded: name, bytes: end, crc }]));
}

/** Whether a database holds all that was read of a journal. */
export function holds(folded: ReadonlyMap<string, Folded>, { name, end, crc }: FollowedJournal): boolean {
  const part = folded.get(name);
  return part?.bytes === end && part.crc === crc;
}

export function holdsAll(folded: ReadonlyMap<string, Folded>, journals: readonly FollowedJournal[]): boolean {
  return journals.every((journal) => holds(folded, journal));
}
