import { SqlFileError, type SqlNote } from '../../core/ports/sql.ts';
import { type BlockOptions, blockFile } from './block-file.ts';
import type { Capture } from './capture.ts';
import { databaseHeader, pageSizeOf } from './file-header.ts';
import { type Overlay, type PageImage, pageImage } from './page-image.ts';
import type { HotJournal } from './rollback-journal.ts';
import type { Wal } from './wal.ts';

/** The committed database that a capture stands for; undefined for a database that nothing was written to yet. */
export function openImage(captured: Capture, notes: SqlNote[], blocks: BlockOptions): PageImage | undefined {
  const base = blockFile(captured.main.fd, blocks);
  const hot = base.size === 0 ? undefined : hotJournal(captured, notes);
  const wal = usableWal(captured, hot, notes);
  const pageSize = wal?.pageSize ?? hot?.pageSize ?? ownPageSize(captured) ?? 4096;
  const pageCount = wal?.pageCount ?? hot?.pageCount;
  const length = pageCount === undefined ? base.size : pageCount * pageSize;
  if (length === 0) return undefined;

  const image = pageImage(base, pageSize, length, overlays(captured, hot, wal));
  const header = databaseHeader(captured.path, image.firstPage, length);
  const expected = (header.pageCount ?? 0) * header.pageSize;
  if (length <= expected - header.pageSize) throw new SqlFileError('truncated', captured.path, { bytes: length, expected });
  return image;
}

function hotJournal({ journal }: Capture, notes: SqlNote[]): HotJournal | undefined {
  if (typeof journal === 'object') {
    notes.push({ code: 'hot-journal-rolled-back', pages: journal.pages.size });
    return journal;
  }
  if (journal !== undefined) notes.push({ code: 'journal-cold', reason: journal });
  return undefined;
}

function usableWal(captured: Capture, hot: HotJournal | undefined, notes: SqlNote[]): Wal | undefined {
  const { wal } = captured;
  if (wal === undefined) return undefined;
  const pageSize = hot?.pageSize ?? ownPageSize(captured);
  if (typeof wal === 'object' && (pageSize === undefined || pageSize === wal.pageSize)) {
    notes.push({ code: 'wal-overlaid', frames: wal.frames, pages: wal.pages.size });
    return wal;
  }
  notes.push({ code: 'wal-ignored', reason: typeof wal === 'object' ? 'page-size' : wal });
  return undefined;
}

function overlays(captured: Capture, hot: HotJournal | undefined, wal: Wal | undefined): readonly Overlay[] {
  const found: Overlay[] = [];
  if (wal !== undefined && captured.walFile !== undefined) found.push({ fd: captured.walFile.fd, pages: wal.pages });
  if (hot !== undefined && captured.journalFile !== undefined) found.push({ fd: captured.journalFile.fd, pages: hot.pages });
  return found;
}

function ownPageSize({ main }: Capture): number | undefined {
  return main.head.length < 18 ? undefined : pageSizeOf(new DataView(main.head.buffer, main.head.byteOffset).getUint16(16));
}
