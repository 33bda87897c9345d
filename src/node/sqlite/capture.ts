import type { SqlFileState } from '../../core/ports/sql.ts';
import { storedPageSize } from './file-header.ts';
import { stateText } from './file-state.ts';
import { closeAll, fileError, journalPath, openMain, openSide, type Seen, type SeenMain, walPath } from './look.ts';
import { type ColdJournal, type HotJournal, readJournal } from './rollback-journal.ts';
import { readWal, type Wal, type WalProblem } from './wal.ts';

/** A database file with its journals, opened and understood at one moment. */
export interface Capture {
  readonly path: string;
  readonly main: SeenMain;
  readonly journalFile: Seen | undefined;
  readonly journal: HotJournal | ColdJournal | undefined;
  readonly walFile: Seen | undefined;
  readonly wal: Wal | WalProblem | undefined;
  readonly state: SqlFileState;
}

/**
 * The order matters: the change counter is read before the journal is looked for. A writer's journal is there for as long as
 * it writes to the database, so whoever finds none starts before or after that writer, never in its middle.
 */
export function capture(path: string): Capture {
  const opened: Seen[] = [];
  try {
    const main = openMain(path);
    opened.push(main);
    const journalFile = openSide(journalPath(path));
    if (journalFile !== undefined) opened.push(journalFile);
    const journal = journalFile === undefined ? undefined : readJournal(journalFile.fd);
    const walFile = openSide(walPath(path));
    if (walFile !== undefined) opened.push(walFile);
    const state = stateText(main, walFile, journalFile);
    const wal = ownWal(walFile, main, journal);
    return { path, main, journalFile, journal, walFile, wal, state };
  } catch (error) {
    closeAll(opened);
    throw fileError(path, error);
  }
}

/** A log with pages of another size belongs to another database. */
export function ownWal(walFile: Seen | undefined, main: SeenMain, journal: Capture['journal']): Wal | WalProblem | undefined {
  if (walFile === undefined) return undefined;
  const wal = readWal(walFile.fd);
  const pageSize = typeof journal === 'object' ? journal.pageSize : storedPageSize(main.head);
  return typeof wal === 'object' && pageSize !== undefined && pageSize !== wal.pageSize ? 'page-size' : wal;
}

export function release(captured: Capture): void {
  closeAll([captured.main, captured.journalFile, captured.walFile]);
}
