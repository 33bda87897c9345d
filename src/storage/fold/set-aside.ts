import type { Holder } from '../database/holder.ts';
import type { FollowedJournal } from '../journal/follow.ts';
import type { Stretch } from '../journal/scan.ts';
import type { Session } from '../session.ts';

/** Copies what could not be read to the folder of damaged things, before anything takes its place. The names are the same every time, so nothing is copied twice. */
export function setAside(session: Session, ...holders: readonly Holder[]): void {
  for (const holder of holders) {
    if (holder.state === 'damaged') putAside(session, `kneepoint.db.${session.ports.sha256(holder.bytes).slice(0, 12)}`, holder.bytes);
  }
  for (const journal of session.journals.journals()) {
    for (const stretch of journal.damaged) setAsidePart(session, journal, stretch);
  }
}

export function setAsidePart(session: Session, { name, path }: Pick<FollowedJournal, 'name' | 'path'>, { start, end }: Stretch): void {
  const bytes = session.ports.files.readBytes(path, start, end);
  if (bytes !== undefined) putAside(session, `${name}.${start}`, bytes);
}

function putAside({ ports: { own, files }, places }: Session, name: string, bytes: Uint8Array): void {
  own.makeFolder(places.damaged);
  own.createExclusively(files.join(places.damaged, name), bytes);
}
