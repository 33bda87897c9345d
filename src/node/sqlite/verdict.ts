import { readInto } from './block-file.ts';
import type { Capture } from './capture.ts';
import { closeAll, journalPath, openMain, openSide, sameFile, sameStat, type Seen, walPath } from './look.ts';
import { readJournal } from './rollback-journal.ts';
import { committedSince, readWal, type Wal, walGeneration } from './wal.ts';

/** `unsettled`: nothing seems to have changed, but the file's times are too fresh to prove it. */
export type Verdict = 'consistent' | 'changed' | 'unsettled';

export interface Judgement {
  readonly verdict: Verdict;
  /** A journal beside the database means that its writers use one, which makes its absence telling. */
  readonly journalSeen: boolean;
}

/**
 * Whether everything read since `first` belongs to one committed state. Looks in the opposite order: journal first, counter and
 * times last, so that a writer who finished in between has already changed them.
 */
export function judge(first: Capture, journalSeenBefore: boolean): Judgement {
  const opened: (Seen | undefined)[] = [];
  try {
    const journalFile = openSide(journalPath(first.path));
    opened.push(journalFile);
    const journalSeen = journalSeenBefore || first.journalFile !== undefined || journalFile !== undefined;
    const changed: Judgement = { verdict: 'changed', journalSeen };
    if (!isSameJournal(first, journalFile)) return changed;

    const walFile = openSide(walPath(first.path));
    opened.push(walFile);
    const main = openMain(first.path);
    opened.push(main);
    if (!sameFile(first.main.stat, main.stat)) return changed;
    if (typeof first.wal === 'object') {
      return isStillUnder(first.wal, first, walFile, main) ? { verdict: 'consistent', journalSeen } : changed;
    }
    if (walFile !== undefined && typeof readWal(walFile.fd) === 'object') return changed;
    if (isHot(first)) return { verdict: 'consistent', journalSeen };
    if (first.main.counter !== main.counter || !sameStat(first.main.stat, main.stat)) return changed;
    const proven = first.main.settled || (journalSeen && !isWalMode(first));
    return { verdict: proven ? 'consistent' : 'unsettled', journalSeen };
  } finally {
    closeAll(opened);
  }
}

/** With the same hot journal, all that its writer can have touched was replaced by the originals. */
function isSameJournal(first: Capture, now: Seen | undefined): boolean {
  const journal = now === undefined ? undefined : readJournal(now.fd);
  if (!isHot(first)) return typeof journal !== 'object';
  return (
    typeof journal === 'object' &&
    typeof first.journal === 'object' &&
    journal.signature === first.journal.signature &&
    sameFile(now?.stat ?? first.main.stat, first.journalFile?.stat ?? first.main.stat)
  );
}

/**
 * A checkpoint of the commits in our log only copies pages that we take from the log anyway. One of later commits copies theirs,
 * so none of their pages may have reached the database file. No clock is needed to see that.
 */
function isStillUnder(wal: Wal, first: Capture, walFile: Seen | undefined, main: Seen): boolean {
  if (walFile === undefined || first.walFile === undefined || !sameFile(walFile.stat, first.walFile.stat)) return false;
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

function isHot(captured: Capture): boolean {
  return typeof captured.journal === 'object';
}

function isWalMode(captured: Capture): boolean {
  return captured.main.head[18] === 2 || captured.main.head[19] === 2;
}
