import { readInto } from './block-file.ts';
import { type Capture, ownWal } from './capture.ts';
import { closeAll, journalPath, openMain, openSide, sameFile, sameStat, type Seen, settledMs, tickMs, walPath } from './look.ts';
import { readJournal } from './rollback-journal.ts';
import { isWriteLocked } from './write-locks.ts';
import { committedSince, type Wal, walGeneration } from './wal.ts';

/** `unsettled`: nothing seems to have changed, but the file's times are too fresh to prove it. */
export type Verdict = 'consistent' | 'changed' | 'unsettled';

export interface Judgement {
  readonly verdict: Verdict;
  /** A journal beside the database means that its writers use one, which makes its absence telling. */
  readonly journalSeen: boolean;
}

export interface Evidence {
  readonly journalSeen: boolean;
  /** Whether the pages that were copied are still the same in the file; undefined when they were not copied. */
  readonly isUnaltered?: () => boolean;
  /** Whether a writer was seen at work since the first look. */
  readonly isBeingWritten?: boolean;
}

/** Whether everything read since `first` belongs to one committed state. */
export function judge(first: Capture, before: Evidence): Judgement {
  const opened: (Seen | undefined)[] = [];
  try {
    const now = lookAgain(first.path, opened);
    const journalSeen = before.journalSeen || first.journalFile !== undefined || now.journalFile !== undefined;
    return { verdict: compare(first, now, { ...before, journalSeen }), journalSeen };
  } finally {
    closeAll(opened);
  }
}

interface Later extends Pick<Capture, 'journalFile' | 'journal' | 'walFile' | 'wal' | 'main'> {}

/** In the opposite order of a capture: counter and times last, so that a writer who finished in between has already changed them. */
function lookAgain(path: string, opened: (Seen | undefined)[]): Later {
  const journalFile = openSide(journalPath(path));
  opened.push(journalFile);
  const journal = journalFile === undefined ? undefined : readJournal(journalFile.fd);
  const walFile = openSide(walPath(path));
  opened.push(walFile);
  const main = openMain(path);
  opened.push(main);
  const wal = ownWal(walFile, main, journal);
  return { journalFile, journal, walFile, wal, main };
}

function compare(first: Capture, now: Later, evidence: Evidence): Verdict {
  if (!sameFile(first.main.stat, now.main.stat) || !isSameJournal(first, now)) return 'changed';
  if (typeof first.wal === 'object') return isStillUnder(first.wal, first, now) ? 'consistent' : 'changed';
  if (typeof now.wal === 'object') return 'changed';
  return typeof first.journal === 'object' ? 'consistent' : compareTimes(first, now, evidence);
}

/**
 * A writer with a journal leaves either the journal, or another counter, or, when it spilled pages and took them back, the
 * pages other than they were read. Of a writer without a journal nothing but the time tells, and its lock where locks can be seen.
 */
function compareTimes(first: Capture, now: Later, { journalSeen, isUnaltered, isBeingWritten }: Evidence): Verdict {
  const { quietMs } = first.main;
  if (first.main.counter !== now.main.counter || !sameStat(first.main.stat, now.main.stat)) return 'changed';
  if (!journalSeen || isWalMode(first)) return quietMs >= settledMs && isBeingWritten !== true ? 'consistent' : 'unsettled';
  if (isUnaltered !== undefined) return isUnaltered() ? 'consistent' : 'changed';
  return quietMs >= tickMs ? 'consistent' : 'unsettled';
}

/**
 * To be asked between a capture and its judgement: who was in the middle of writing all that time holds a lock then, and who was not for
 * all of it has changed the file's times. Some programs hold a lock for as long as they run: one on a file that has long been quiet says nothing.
 */
export async function isBeingWritten({ main }: Capture): Promise<boolean> {
  return main.quietMs >= settledMs && main.quietMs < LONG_QUIET_MS && (await isWriteLocked(main.stat.ino));
}

const LONG_QUIET_MS = 2000;

/** With the same hot journal, all that its writer can have touched was replaced by the originals. */
function isSameJournal(first: Capture, now: Later): boolean {
  if (typeof first.journal !== 'object') return typeof now.journal !== 'object';
  return typeof now.journal === 'object' && now.journal.signature === first.journal.signature;
}

/**
 * A checkpoint of the commits in our log only copies pages that we take from the log anyway. One of later commits copies theirs,
 * so none of their pages may have reached the database file. No clock is needed to see that.
 */
function isStillUnder(wal: Wal, first: Capture, { walFile, main }: Later): boolean {
  if (walFile === undefined) return false;
  const newer = committedSince(walFile.fd, wal);
  if (newer === undefined || main.stat.size < first.main.stat.size) return false;
  for (const [page, copies] of newer) {
    if (isCopied(wal.pageSize, page, copies, walFile, main)) return false;
  }
  return walGeneration(walFile.fd) === wal.generation;
}

function isCopied(pageSize: number, page: number, copies: readonly number[], walFile: Seen, main: Seen): boolean {
  const current = Buffer.alloc(pageSize);
  const copy = Buffer.alloc(pageSize);
  readInto(main.fd, current, (page - 1) * pageSize);
  return copies.some((offset) => {
    readInto(walFile.fd, copy, offset);
    return copy.equals(current);
  });
}

function isWalMode(captured: Capture): boolean {
  return captured.main.head[18] === 2 || captured.main.head[19] === 2;
}
