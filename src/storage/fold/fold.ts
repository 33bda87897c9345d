import { FileError } from '../../core/ports/files.ts';
import { OwnFileError } from '../../core/ports/own-files.ts';
import { builtDatabase } from '../database/build.ts';
import type { Folded } from '../database/content.ts';
import { type Holder, readHolder } from '../database/holder.ts';
import type { FollowedJournal } from '../journal/follow.ts';
import { VERSION } from '../records/versions.ts';
import { knownOf, type Session } from '../session.ts';
import { foldedNow, holdsAll } from './coverage.ts';
import { type FoldLock, takeLock } from './lock.ts';
import { retireJournals } from './retire.ts';
import { setAside } from './set-aside.ts';

/** `busy`: another process folds. `failed`: the notices say why; nothing is lost. */
export type FoldOutcome = 'folded' | 'nothing-new' | 'busy' | 'newer' | 'failed';

/**
 * Brings the journals into the database. The new database is whole on the disk before it takes the old one's place, and the old one stays as its
 * predecessor. A journal goes when both hold it, so of all that was said there are two holders at any time, a journal and a database or two databases.
 *
 * Nothing hangs on the lock alone. Folding is a union, and a database names its parent: when somebody replaces a database that he did not read, the next
 * fold finds that the predecessor is not the parent and unites both.
 */
export async function fold(session: Session): Promise<FoldOutcome> {
  const { notices, places, ports } = session;
  if (!ports.files.exists(places.folder)) return 'nothing-new';
  try {
    const lock = takeLock(places.lock, `${session.id}-${ports.newId()}`, ports);
    if (lock === 'busy') return lock;
    if (lock === 'unsupported') throw new OwnFileError('unsupported', places.lock);
    try {
      sayTakenOver(session, lock);
      const outcome = await foldLocked(session, lock);
      notices.isOver('fold');
      return outcome;
    } finally {
      lock.release();
    }
  } catch (error) {
    sayFailed(session, error);
    return 'failed';
  }
}

/** Whatever it was, all is still in the journals, and the next fold tries again. */
function sayFailed({ notices, places, ports }: Session, error: unknown): void {
  const say = (code: string, path: string, args: Readonly<Record<string, string | number>>): void => {
    notices.say('fold', { severity: 'warning', code, file: ports.files.relative(places.project, path), args });
  };
  if (error instanceof OwnFileError) say(`own-fold-${error.code}`, error.path, error.detail);
  else if (error instanceof FileError) say(`own-file-${error.code}`, error.path, error.detail);
  else say('own-fold-failed', places.database, { reason: String(error) });
}

async function foldLocked(session: Session, lock: FoldLock): Promise<FoldOutcome> {
  const { files, sha256 } = session.ports;
  removeLeftOvers(session);
  session.journals.read();
  const newest = readHolder(session.places.database, files, sha256);
  const older = readHolder(session.places.previous, files, sha256);
  session.know(knownOf(newest));
  for (const holder of [newest, older]) {
    if (holder.state === 'newer') return 'newer';
    if (holder.state === 'unreadable') throw holder.failure;
  }
  session.absorb(newest);
  if (!continues(newest, older)) session.absorb(older);
  setAside(session, newest, older);
  if (isCurrent(newest, older, session.journals.journals())) {
    if (older.state === 'sound') retireJournals(session, [newest.folded, older.folded]);
    return 'nothing-new';
  }
  return replaceDatabase(session, newest, older, lock);
}

type Sound = Extract<Holder, { readonly folded: unknown }>;

function isCurrent(newest: Holder, older: Holder, journals: readonly FollowedJournal[]): newest is Sound {
  if (newest.state !== 'sound' || newest.manifest?.v !== VERSION) return false;
  return continues(newest, older) && holdsAll(newest.folded, journals);
}

/** Whether all that the older one holds is in the newer one. */
function continues(newest: Holder, older: Holder): boolean {
  if (older.state === 'missing') return true;
  return newest.state === 'sound' && older.state === 'sound' && newest.manifest?.parent === older.manifest?.database;
}

async function replaceDatabase(session: Session, newest: Holder, older: Holder, lock: FoldLock): Promise<FoldOutcome> {
  const { own, files } = session.ports;
  const { database, previous } = session.places;
  const parent = newest.state === 'sound' ? newest : older;
  const folded = foldedNow(session.journals.journals());
  const draft = await writtenDraft(session, parent, folded);
  if (!lock.isHeld() || files.stat(database)?.inode !== ('stat' in newest ? newest.stat.inode : undefined)) {
    own.remove(draft);
    return 'busy';
  }
  if (newest.state === 'sound') own.move(database, previous);
  own.move(draft, database);
  session.know({ state: 'sound', stat: files.stat(database), folded });
  if (parent.state === 'sound') retireJournals(session, [folded, parent.folded]);
  return 'folded';
}

async function writtenDraft(session: Session, parent: Holder, folded: ReadonlyMap<string, Folded>): Promise<string> {
  const { registers, places, ports, id } = session;
  const named = parent.state === 'sound' ? parent.manifest?.database : undefined;
  const source = { registers, folded: [...folded.values()], name: ports.newId(), parent: named };
  const bytes = await builtDatabase(source, ports.buildSql, ports.sha256);
  const draft = `${places.database}.${id}${DRAFT}`;
  await ports.own.writeDraft(draft, bytes);
  return draft;
}

const DRAFT = '.tmp';

/** Under the lock every draft, and every lock that was put away, is a dead process's. */
function removeLeftOvers({ places, ports }: Session): void {
  for (const { name } of ports.files.list(places.folder)) {
    const path = ports.files.join(places.folder, name);
    const isDraft = path.startsWith(`${places.database}.`) && name.endsWith(DRAFT);
    if (isDraft || path.startsWith(`${places.lock}.`)) ports.own.remove(path);
  }
}

function sayTakenOver({ notices, places, ports }: Session, { takenFrom }: FoldLock): void {
  if (takenFrom === undefined) return;
  const file = ports.files.relative(places.project, places.lock);
  notices.say('lock', { severity: 'info', code: 'own-lock-taken-over', file, args: { pid: takenFrom.pid, host: takenFrom.host } });
}
