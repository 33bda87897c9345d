import type { Capture } from './capture.ts';
import { closeAll, isSettled, journalPath, openMain, openSide, sameFile, sameStat, type Seen, walPath } from './look.ts';
import { readJournal } from './rollback-journal.ts';
import { readWal, walProgress } from './wal.ts';

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
    const log = logSince(first, walFile);
    if (log === 'other') return changed;

    const main = openMain(first.path);
    opened.push(main);
    if (!sameFile(first.main.stat, main.stat)) return changed;
    if (log === 'same' || isHot(first)) return { verdict: 'consistent', journalSeen };
    if (first.main.counter !== main.counter || !sameStat(first.main.stat, main.stat)) return changed;
    const proven = isSettled(first.main.stat, first.at) || (journalSeen && log === 'none' && !isWalMode(first));
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
 * While no commit follows ours, a checkpoint can only copy pages that we take from the log anyway: `same` proves consistency
 * whatever happens to the database file. After `more` commits it may copy pages of theirs: the database file must be untouched.
 */
function logSince(first: Capture, now: Seen | undefined): 'none' | 'same' | 'more' | 'other' {
  if (typeof first.wal !== 'object') {
    return now === undefined || typeof readWal(now.fd) !== 'object' ? 'none' : 'other';
  }
  if (now === undefined || first.walFile === undefined || !sameFile(now.stat, first.walFile.stat)) return 'other';
  return walProgress(now.fd, first.wal);
}

function isHot(captured: Capture): boolean {
  return typeof captured.journal === 'object';
}

function isWalMode(captured: Capture): boolean {
  return captured.main.head[18] === 2 || captured.main.head[19] === 2;
}
