import { SqlFileError, type SqlNote } from '../../core/ports/sql.ts';
import { type BlockOptions, blockFile } from './block-file.ts';
import type { Capture } from './capture.ts';
import { databaseHeader, storedPageSize } from './file-header.ts';
import { type Overlay, type PageImage, pageImage } from './page-image.ts';
import type { HotJournal } from './rollback-journal.ts';
import type { Wal } from './wal.ts';

/** The committed database that a capture stands for; undefined for a database that nothing was written to yet. */
export function openImage(captured: Capture, notes: SqlNote[], blocks: BlockOptions): PageImage | undefined {
  notes.push(...notesOf(captured));
  const base = blockFile(captured.main.fd, blocks);
  const layers = layersOf(captured, base.size);
  const top = layers[0];
  const pageSize = top?.pageSize ?? storedPageSize(captured.main.head) ?? 4096;
  const length = top === undefined ? base.size : top.pageCount * pageSize;
  if (length === 0) return undefined;
  const image = pageImage(base, pageSize, length, layers);
  checkLength(captured.path, image);
  return image;
}

/** Newest first. SQLite drops the journal of a database file that is empty. */
function layersOf({ journal, journalFile, wal, walFile }: Capture, mainBytes: number): readonly (Overlay & (Wal | HotJournal))[] {
  const log = typeof wal === 'object' && walFile !== undefined ? [{ ...wal, fd: walFile.fd }] : [];
  const hot = typeof journal === 'object' && journalFile !== undefined && mainBytes > 0 ? [{ ...journal, fd: journalFile.fd }] : [];
  return [...log, ...hot];
}

function checkLength(path: string, { firstPage, length }: PageImage): void {
  const { pageCount = 0, pageSize } = databaseHeader(path, firstPage, length);
  const expected = pageCount * pageSize;
  if (length <= expected - pageSize) throw new SqlFileError('truncated', path, { bytes: length, expected });
}

function notesOf({ journal, wal }: Capture): readonly SqlNote[] {
  const notes: SqlNote[] = [];
  if (typeof journal === 'object') notes.push({ code: 'hot-journal-rolled-back', pages: journal.pages.size });
  else if (journal !== undefined) notes.push({ code: 'journal-cold', reason: journal });
  if (typeof wal === 'object') notes.push({ code: 'wal-overlaid', frames: wal.frames, pages: wal.pages.size });
  else if (wal !== undefined) notes.push({ code: 'wal-ignored', reason: wal });
  return notes;
}
