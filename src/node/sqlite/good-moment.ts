import { setTimeout as sleep } from 'node:timers/promises';
import { closeAll, journalPath, openMain, openSide, type Seen, settledMs, tickMs, walPath } from './look.ts';
import { walGeneration } from './wal.ts';

const glanceMs = 3;

/**
 * Waits, not for long, until a look at the file has a chance to prove itself, which spares costly reads that could only come out
 * unproven. The first look waits for a state that can be compared later, too. Returns whether a journal was there meanwhile.
 */
export async function goodMoment(path: string, journalled: boolean, attempt: number): Promise<boolean> {
  let seen = journalled;
  // By the clock: a timer may come a little early, and a hundred early ones would end the wait before the file had been quiet for long enough.
  for (const began = performance.now(); performance.now() - began <= settledMs; ) {
    const now = glance(path);
    seen ||= now.journal;
    if (now.quietMs >= enoughMs(attempt, now.log, seen)) break;
    await sleep(glanceMs);
  }
  return seen;
}

function enoughMs(attempt: number, log: boolean, journalled: boolean): number {
  if (attempt === 1) return settledMs;
  if (log) return -Infinity;
  return journalled ? tickMs : settledMs;
}

interface Glance {
  readonly quietMs: number;
  readonly journal: boolean;
  /** A log proves itself without the help of clocks. */
  readonly log: boolean;
}

function glance(path: string): Glance {
  const opened: (Seen | undefined)[] = [];
  try {
    const main = openMain(path);
    opened.push(main);
    const journal = openSide(journalPath(path));
    opened.push(journal);
    const wal = openSide(walPath(path));
    opened.push(wal);
    const quietMs = Math.min(main.quietMs, wal?.quietMs ?? Infinity);
    return { quietMs, journal: journal !== undefined, log: wal !== undefined && walGeneration(wal.fd) !== 'none' };
  } finally {
    closeAll(opened);
  }
}
