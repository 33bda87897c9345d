import { crc32 } from '../../core/bytes/crc.ts';
import { FileError, type Files, type FileStat } from '../../core/ports/files.ts';
import { aboutOf } from '../records/record.ts';
import { MAX_LINE_BYTES } from './frame.ts';
import { type JournalHeader, journalOf, parseHeader } from './header.ts';
import { scan, type Stretch } from './scan.ts';

/** How far a journal has been read. */
export interface FollowedJournal {
  readonly name: string;
  readonly path: string;
  readonly stat: FileStat;
  readonly header: JournalHeader | undefined;
  /** All before it has been read, and `crc` is its checksum. */
  readonly end: number;
  readonly crc: number;
  readonly damaged: readonly Stretch[];
}

export interface Follower {
  /** Reads what was added since, but for the one journal whose writer is asking. */
  read(except?: string): void;
  /** As of the last reading, in the order of their names. */
  journals(): readonly FollowedJournal[];
  failures(): readonly FileError[];
}

/** Reads journals as they grow, from where it stopped. `take` gets the text of every record. */
export function followJournals(folder: string, files: Files, take: Take): Follower {
  let followed: ReadonlyMap<string, FollowedJournal> = new Map();
  let failures: FileError[] = [];
  const attempt = <T>(action: () => T): T | undefined => {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      failures.push(error);
      return undefined;
    }
  };
  return {
    read(except) {
      failures = [];
      const found = new Map<string, FollowedJournal>();
      for (const { name: fileName } of [...(attempt(() => files.list(folder)) ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const name = journalOf(fileName);
        if (name === undefined) continue;
        const path = files.join(folder, fileName);
        const before = followed.get(name);
        const now = path === except ? before : (attempt(() => readOn({ name, path }, before, files, take)) ?? before);
        if (now !== undefined) found.set(name, now);
      }
      followed = found;
    },
    journals: () => [...followed.values()],
    failures: () => failures,
  };
}

const PIECE_BYTES = 1024 * 1024;

type Place = Pick<FollowedJournal, 'name' | 'path'>;
type Take = (text: string) => void;

/** Undefined when it is gone: then all that was in it is in the database. */
function readOn(place: Place, before: FollowedJournal | undefined, files: Files, take: Take): FollowedJournal | undefined {
  const stat = files.stat(place.path);
  if (stat?.kind !== 'file') return undefined;
  const known = before?.stat.inode === stat.inode && before.end <= stat.bytes ? before : undefined;
  if (known?.path === place.path && known.stat.bytes === stat.bytes) return known;
  return readFrom({ ...(known ?? UNREAD), ...place, stat }, files, take);
}

const UNREAD = { end: 0, crc: 0, header: undefined, damaged: [] };

function readFrom(journal: FollowedJournal, files: Files, take: Take): FollowedJournal | undefined {
  let { end, crc, header } = journal;
  const damaged = [...journal.damaged];
  for (;;) {
    const bytes = files.readBytes(journal.path, end, end + PIECE_BYTES);
    if (bytes === undefined) return undefined;
    const piece = readPiece(bytes);
    for (const { text } of piece.lines) {
      if (aboutOf(text) === undefined) take(text);
      else header = parseHeader(text) ?? header;
    }
    for (const stretch of piece.damaged) damaged.push({ start: stretch.start + end, end: stretch.end + end });
    crc = crc32(bytes, 0, piece.end, crc);
    end += piece.end;
    if (piece.end === 0 || bytes.length < PIECE_BYTES) return { ...journal, header, end, crc, damaged };
  }
}

/** A whole piece without a line is damage, but for the end of it, where a line may begin. */
function readPiece(bytes: Uint8Array): ReturnType<typeof scan> {
  const read = scan(bytes);
  if (read.end > 0 || bytes.length < PIECE_BYTES) return read;
  const end = bytes.length - MAX_LINE_BYTES;
  return { lines: [], damaged: [{ start: 0, end }], end };
}
