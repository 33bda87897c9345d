import { existsSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeAll, journalPath, openMain, openSide, settledMs, tickMs, walPath } from './look.ts';
import { journalMark } from './rollback-journal.ts';

const glanceMs = 3;

/**
 * Waits, not for long, until a look at the file has a chance to prove itself: with a log or a hot journal at once, otherwise when
 * the file has been quiet. It spares the costly reads that could only come out unproven.
 */
export async function goodMoment(path: string, journalled: boolean): Promise<void> {
  const enoughMs = journalled ? tickMs : settledMs;
  for (let waited = 0; waited <= enoughMs && !isGood(path, enoughMs); waited += glanceMs) await sleep(glanceMs);
}

function isGood(path: string, enoughMs: number): boolean {
  if (!existsSync(path) || (statSync(walPath(path), { throwIfNoEntry: false })?.size ?? 0) > 0) return true;
  const main = openMain(path);
  const journal = openSide(journalPath(path));
  try {
    return main.quietMs >= enoughMs || (journal !== undefined && journalMark(journal.fd) !== 'cold');
  } finally {
    closeAll([main, journal]);
  }
}
