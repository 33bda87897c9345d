import type { Folded } from '../database/content.ts';
import type { FollowedJournal } from '../journal/follow.ts';
import { type JournalHeader, RETIRED } from '../journal/header.ts';
import type { Session } from '../session.ts';
import { holds } from './coverage.ts';
import { setAsidePart } from './set-aside.ts';

/** A writer that cannot be asked whether it lives (another machine, another container) and wrote nothing for so long is taken for dead. */
const SILENT_AFTER_MS = 24 * 60 * 60_000;

/**
 * Removes the journals that are done and that all given databases hold. A journal is renamed first and looked at once more: its writer, before it says that something
 * is kept, looks whether the journal is still in its place. So whoever was wrongly taken for dead either wrote before the last look,
 * and the journal stays, or writes again to another one.
 */
export function retireJournals(session: Session, databases: readonly ReadonlyMap<string, Folded>[]): void {
  const journals = session.journals.journals();
  for (const journal of journals) {
    if (!databases.every((folded) => holds(folded, journal)) || !isDone(journal, journals, session)) continue;
    const path = journal.path.endsWith(RETIRED) ? journal.path : `${journal.path}${RETIRED}`;
    if (path !== journal.path && !session.ports.own.move(journal.path, path)) continue;
    if (session.ports.files.stat(path)?.bytes !== journal.stat.bytes) continue;
    if (journal.end < journal.stat.bytes) setAsidePart(session, { ...journal, path }, { start: journal.end, end: journal.stat.bytes });
    session.ports.own.remove(path);
  }
}

function isDone({ header, path, stat }: FollowedJournal, journals: readonly FollowedJournal[], { ports }: Session): boolean {
  if (path.endsWith(RETIRED) || journals.some((other) => succeeds(other.header, header))) return true;
  const isAlive = header && ports.processes.isAlive(header.process);
  return isAlive === false || (isAlive === undefined && ports.clock() - stat.modifiedAt > SILENT_AFTER_MS);
}

function succeeds(later: JournalHeader | undefined, earlier: JournalHeader | undefined): boolean {
  return later !== undefined && later.writer === earlier?.writer && later.part > earlier.part;
}
