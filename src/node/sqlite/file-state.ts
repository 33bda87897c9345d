import { SqlFileError, type SqlFileState } from '../../core/ports/sql.ts';
import { closeAll, fileError, journalPath, openMain, openSide, realFile, type Seen, type SeenMain, settledMs, walPath } from './look.ts';
import { journalMark } from './rollback-journal.ts';
import { walGeneration } from './wal.ts';

/** The state of whatever is at `path` now. What cannot be opened has its failure code for a state. */
export function fileState(path: string): SqlFileState {
  const opened: (Seen | undefined)[] = [];
  try {
    const real = realFile(path);
    const main = openMain(real);
    opened.push(main);
    const wal = openSide(walPath(real));
    opened.push(wal);
    const journal = openSide(journalPath(real));
    opened.push(journal);
    return stateText(main, wal, journal);
  } catch (error) {
    const named = fileError(path, error);
    if (named instanceof SqlFileError) return named.code;
    throw named;
  } finally {
    closeAll(opened);
  }
}

/**
 * Everything a commit changes, in each journal mode: counter and times of the database, size, times and salts of the log,
 * and the going of a hot journal, which commits without touching the database.
 */
export function stateText(main: SeenMain, wal: Seen | undefined, journal: Seen | undefined): SqlFileState {
  const parts = [
    fileText(main),
    String(main.counter),
    wal === undefined ? 'none' : `${fileText(wal)}:${walGeneration(wal.fd).slice(32, 48)}`,
    journal === undefined ? 'cold' : journalMark(journal.fd),
  ];
  const quietMs = Math.min(main.quietMs, wal?.quietMs ?? main.quietMs);
  return (quietMs >= settledMs ? parts : [...parts, unrepeatable()]).join(' ');
}

/** A state that equals no later one, for what may change without showing. */
export function unrepeatable(): SqlFileState {
  return `fresh@${process.hrtime.bigint()}`;
}

function fileText({ stat }: Seen): string {
  return `${stat.ino}:${stat.size}:${stat.mtimeNs}`;
}
